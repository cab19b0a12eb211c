// 标题: 有两个独立来源的事实
// title: Facts that two pages or more tell independently
// example: cypher-shell -f two-sources.cypher
MATCH (page:Page)<-[:ON_PAGE]-(c:Claim)-[:SUBJECT]->(s) WHERE c.source IS NULL
OPTIONAL MATCH (c)-[:OBJECT]->(o)
WITH s, o, c.predicate AS relation, c.value AS value, c.datatype AS datatype, c.lang AS lang,
  count(DISTINCT page) AS pages, count(DISTINCT page.paper) AS papers, max(c.confidence) AS best
WHERE pages > 1
RETURN s.name AS subject, relation, coalesce(o.name, value) AS object, pages, papers, best
ORDER BY pages DESC, subject, relation, object
LIMIT 1000;
