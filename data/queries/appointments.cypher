// 标题: 某段时间的任免
// title: Appointments and removals in a period
// param from (date): 起始日 / first day, YYYY-MM-DD
// param to (date): 截止日 / last day, YYYY-MM-DD
// example: cypher-shell -P "from => '2024-01-01'" -P "to => '2024-12-31'" -f appointments.cypher
MATCH (p:Person)-[:APPOINTED_IN]->(act:Appointment)
UNWIND coalesce(act.dateValues, [act.dateText]) AS day
WITH p, act, day WHERE day >= $from AND day <= $to
UNWIND [['toPost', '任命 appointed'], ['fromPost', '免去 removed']] AS told
MATCH (act)<-[:SUBJECT]-(c:Claim {predicate: told[0]})
OPTIONAL MATCH (c)-[:HAS_SPAN]->(s:Span)
OPTIONAL MATCH (c)-[:IN_ARTICLE]->(a:Article)
WITH p, act, day, told[1] AS what, c.value AS post, min(s.exact) AS quote, min(a.headline) AS headline
RETURN day, p.name AS person, what, post, quote, headline
ORDER BY day, person, what, post;
