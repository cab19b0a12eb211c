// 标题: 某人到过哪些地方
// title: A leader's visits by place
// param person (name): 领导姓名 / name of the leader
// example: cypher-shell -P "person => '卫启明'" -f visits.cypher
MATCH (leader:Person)-[:MADE_VISIT]->(v:Visit)-[:VISITED]->(where)
WHERE $person IN coalesce(leader.altNames, []) + leader.name
OPTIONAL MATCH (v)<-[:SUBJECT]-(c:Claim {predicate: 'visited'})-[:OBJECT]->(where), (c)-[:HAS_SPAN]->(s:Span)
OPTIONAL MATCH (c)-[:IN_ARTICLE]->(a:Article)
UNWIND coalesce(v.dateValues, [v.dateText]) AS day
UNWIND [label IN labels(where) WHERE NOT label IN ['Govkg', 'Organization']] AS kind
WITH v, where.name AS place, kind, day, min(s.exact) AS quote, min(a.headline) AS headline
RETURN place, kind, day, quote, headline
ORDER BY place, day;
