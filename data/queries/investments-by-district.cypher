// 标题: 各区划的投资总额
// title: The biggest investments by district
// example: cypher-shell -f investments-by-district.cypher
// A project that two articles give two sums counts once, with the bigger; see the question two-sums.
MATCH (it:Project) WHERE it.investmentCNY IS NOT NULL
UNWIND coalesce(it.investmentCNYValues, [it.investmentCNY]) AS told
WITH it, max(told) AS sum
MATCH (it)-[:LOCATED_IN]->(who)
WITH who, sum(sum) AS yuan, count(it) AS projects
RETURN who.name AS district, yuan, projects
ORDER BY yuan DESC, district
LIMIT 100;
