// 标题: 出席活动最多的人
// title: Who takes part in most events
// example: cypher-shell -f busiest.cypher
MATCH (p:Person)-[:PRESIDED_OVER|ADDRESSED|ATTENDED|MADE_VISIT|HOSTED|GUEST_AT]->(e:Event)
UNWIND coalesce(e.dateValues, [e.dateText]) AS day
WITH p, count(DISTINCT e) AS events, min(day) AS first, max(day) AS last
RETURN p.name AS person, events, first, last
ORDER BY events DESC, person
LIMIT 100;
