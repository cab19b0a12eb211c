// 标题: 最大的项目
// title: The biggest projects
// example: cypher-shell -f biggest-projects.cypher
MATCH (it:Project) WHERE it.investmentCNY IS NOT NULL
UNWIND coalesce(it.investmentCNYValues, [it.investmentCNY]) AS told
WITH it, max(told) AS yuan ORDER BY yuan DESC, it.id LIMIT 100
OPTIONAL MATCH (firm)-[:INVESTED_IN]->(it)
OPTIONAL MATCH (it)-[:LOCATED_IN]->(district)
WITH it, yuan, min(firm.name) AS investor, min(district.name) AS place
RETURN it.name AS project, yuan, investor, place
ORDER BY yuan DESC, project;
