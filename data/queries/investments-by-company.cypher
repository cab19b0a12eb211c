// 标题: 各企业的投资总额
// title: The biggest investments by company
// example: cypher-shell -f investments-by-company.cypher
// A project that two articles give two sums counts once, with the bigger; see the question two-sums.
MATCH (it:Project) WHERE it.investmentCNY IS NOT NULL
UNWIND coalesce(it.investmentCNYValues, [it.investmentCNY]) AS told
WITH it, max(told) AS sum
MATCH (who)-[:INVESTED_IN]->(it)
WITH who, sum(sum) AS yuan, count(it) AS projects
RETURN who.name AS company, yuan, projects
ORDER BY yuan DESC, company
LIMIT 100;
