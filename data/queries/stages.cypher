// 标题: 某项目的进展
// title: The stages of a project over time
// param project (name): 项目名 / name of the project
// example: cypher-shell -P "project => '储能电池生产基地项目'" -f stages.cypher
MATCH (it:Project) WHERE $project IN coalesce(it.altNames, []) + it.name
UNWIND [['stage', '阶段 stage'], ['startedOn', '开工 started'], ['completedOn', '完工 completed'],
  ['plannedFor', '计划 planned'], ['investmentCNY', '投资（元） yuan']] AS told
MATCH (it)<-[:SUBJECT]-(c:Claim {predicate: told[0]})-[:HAS_SPAN]->(s:Span)
OPTIONAL MATCH (c)-[:IN_ARTICLE]->(a:Article)
RETURN a.publishedOnText AS told, told[1] AS what, c.value AS value, s.exact AS quote, a.headline AS headline
ORDER BY told, what, value;
