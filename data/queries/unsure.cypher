// 标题: 可信度低于某值的事实
// title: Facts under a confidence
// param confidence (number): 可信度，0 到 1 / a confidence, 0 to 1
// example: cypher-shell -P "confidence => 0.8" -f unsure.cypher
MATCH (c:Claim)-[:SUBJECT]->(s) WHERE c.confidence < $confidence
OPTIONAL MATCH (c)-[:OBJECT]->(o)
OPTIONAL MATCH (c)-[:HAS_SPAN]->(x:Span)
OPTIONAL MATCH (c)-[:ON_PAGE]->(page:Page)
RETURN c.confidence AS sure, s.name AS subject, c.predicate AS relation, coalesce(o.name, c.value) AS object,
  x.exact AS quote, page.file AS file, c.rule AS rule
ORDER BY sure, subject, relation, object, quote
LIMIT 300;
