// 标题: 矛盾：一个项目有两个投资额
// title: Contradictions: a project with two sums
// example: cypher-shell -f two-sums.cypher
MATCH (it:Project) WHERE it.investmentCNYValues IS NOT NULL
MATCH (it)<-[:SUBJECT]-(c:Claim {predicate: 'investmentCNY'})
OPTIONAL MATCH (c)-[:HAS_SPAN]->(s:Span)
OPTIONAL MATCH (c)-[:IN_ARTICLE]->(a:Article)
OPTIONAL MATCH (c)-[:ON_PAGE]->(page:Page)
RETURN it.name AS project, toFloat(c.value) AS yuan, a.publishedOnText AS told, s.exact AS quote,
  a.headline AS headline, page.file AS file
ORDER BY project, yuan, told, file;
