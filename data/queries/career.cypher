// 标题: 某人的任职经历
// title: A person's posts, appointments and removals in order
// param person (name): 人名 / name of the person
// example: cypher-shell -P "person => '卫启明'" -f career.cypher
MATCH (p:Person) WHERE $person IN coalesce(p.altNames, []) + p.name
CALL (p) {
  MATCH (p)-[:HOLDS]->(t:Tenure)<-[:SUBJECT]-(c:Claim {predicate: 'holder'})
  OPTIONAL MATCH (t)-[:AT_ORGANIZATION]->(o)
  RETURN t.asOfText AS day, '任 holds' AS what, t.title AS post, o.name AS organization, c
  UNION
  MATCH (p)-[:APPOINTED_IN]->(act:Appointment)<-[:SUBJECT]-(c:Claim)
  WHERE c.predicate IN ['toPost', 'fromPost']
  UNWIND coalesce(act.dateValues, [act.dateText]) AS day
  RETURN day, CASE c.predicate WHEN 'toPost' THEN '任命 appointed' ELSE '免去 removed' END AS what,
    c.value AS post, null AS organization, c
}
OPTIONAL MATCH (c)-[:HAS_SPAN]->(s:Span)
OPTIONAL MATCH (c)-[:IN_ARTICLE]->(a:Article)
RETURN day, what, post, organization, min(s.exact) AS quote, min(a.headline) AS headline
ORDER BY day, what, post;
