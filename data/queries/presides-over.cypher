// 标题: 某人主持时谁在场
// title: Who sits under whom: those at events that a person chairs
// param person (name): 主持人 / who chairs
// example: cypher-shell -P "person => '卫启明'" -f presides-over.cypher
MATCH (chair:Person)-[:PRESIDED_OVER]->(e:Event)<-[:ATTENDED|ADDRESSED]-(other:Person)
WHERE $person IN coalesce(chair.altNames, []) + chair.name AND other <> chair
UNWIND coalesce(e.dateValues, [e.dateText]) AS day
WITH other, count(DISTINCT e) AS times, min(day) AS first, max(day) AS last, min(e.name) AS example
RETURN other.name AS other, times, first, last, example
ORDER BY times DESC, other;
