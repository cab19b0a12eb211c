// 标题: 某日谁任某职
// title: Who held a post on a given day
// param post (text): 职务 / title of the post
// param day (date): 日期 / day, YYYY-MM-DD
// example: cypher-shell -P "post => '县长'" -P "day => '2024-05-09'" -f holders-on.cypher
// The last article up to that day, of each organization, says who; a removal after it and up to that day is told too.
MATCH (p:Person)-[:HOLDS]->(t:Tenure {title: $post}) WHERE t.asOfText <= $day
OPTIONAL MATCH (t)-[:AT_ORGANIZATION]->(body)
WITH p, t, body
WHERE NOT EXISTS {
  MATCH (later:Tenure {title: $post}) WHERE later.asOfText <= $day AND later.asOfText > t.asOfText
  OPTIONAL MATCH (later)-[:AT_ORGANIZATION]->(same)
  WITH same WHERE body IS NULL OR same IS NULL OR same = body
  RETURN same
}
OPTIONAL MATCH (p)-[:APPOINTED_IN]->(act:Appointment)
WHERE $post IN coalesce(act.fromPostValues, [act.fromPost]) AND act.dateText <= $day AND act.dateText >= t.asOfText
OPTIONAL MATCH (t)<-[:SUBJECT]-(:Claim {predicate: 'holder'})-[:HAS_SPAN]->(s:Span)
WITH p, body.name AS organization, t.asOfText AS told, act.dateText AS removed, min(s.exact) AS quote
RETURN p.name AS holder, organization, told, removed, quote
ORDER BY organization, holder;
