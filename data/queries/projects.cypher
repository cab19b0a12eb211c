// 标题: 某地的项目及投资额
// title: Projects in a place and all places in it, with their sums
// param place (name): 地名 / name of the place
// example: cypher-shell -P "place => '太湖县'" -f projects.cypher
MATCH (whole:Govkg) WHERE $place IN coalesce(whole.altNames, []) + whole.name
MATCH (part)-[:PART_OF*0..]->(whole)
WITH DISTINCT part
MATCH (it:Project)-[:LOCATED_IN]->(part)
OPTIONAL MATCH (firm)-[:INVESTED_IN]->(it)
OPTIONAL MATCH (it)<-[:SUBJECT]-(c:Claim {predicate: 'locatedIn'})-[:OBJECT]->(part), (c)-[:HAS_SPAN]->(s:Span)
UNWIND coalesce(it.investmentCNYValues, [it.investmentCNY]) AS sum
WITH it, part, max(sum) AS yuan, min(firm.name) AS investor, min(s.exact) AS quote
RETURN it.name AS project, part.name AS district, yuan, investor, quote
ORDER BY yuan DESC, project, district;
