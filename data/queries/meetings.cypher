// 标题: 按主题词找会议
// title: Meetings by a word of their name or headline
// param word (text): 主题词 / a word
// example: cypher-shell -P "word => '防汛'" -f meetings.cypher
MATCH (a:Article)-[:REPORTS]->(it:Event)
WHERE it.name CONTAINS $word OR a.headline CONTAINS $word
OPTIONAL MATCH (chair)-[:PRESIDED_OVER]->(it)
OPTIONAL MATCH (person)-[:ATTENDED|PRESIDED_OVER|ADDRESSED]->(it)
UNWIND coalesce(it.dateValues, [it.dateText]) AS day
WITH it, a.headline AS headline, day, chair, person ORDER BY chair.name
WITH it, headline, day, collect(DISTINCT chair.name) AS chairs, count(DISTINCT person) AS people
RETURN it.name AS meeting, day,
  reduce(text = '', name IN chairs | text + CASE text WHEN '' THEN '' ELSE '、' END + name) AS chairs, people, headline
ORDER BY day, meeting;
