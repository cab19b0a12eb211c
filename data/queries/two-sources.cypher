// 标题: 有两个独立来源的事实
// title: Facts that two pages or more tell independently
// example: cypher-shell -f two-sources.cypher
// Of what is told of things that more than one article can speak of; a post, as one article tells it, is never that.
MATCH (page:Page)<-[:ON_PAGE]-(c:Claim)-[:SUBJECT]->(s) WHERE c.predicate IN [
  'locatedIn', 'partOf', 'investor', 'builder', 'partner', 'investmentCNY', 'capacity', 'produces',
  'startedOn', 'completedOn', 'plannedFor', 'stage', 'landAreaMu', 'presidedBy', 'addressedBy', 'visitor',
  'host', 'guest', 'signatory', 'venue', 'organizedBy'
]
OPTIONAL MATCH (c)-[:OBJECT]->(o)
WITH s, o, c.predicate AS relation, c.value AS value, c.datatype AS datatype, c.lang AS lang,
  count(DISTINCT CASE WHEN c.source IS NULL THEN page END) AS pages, count(DISTINCT page.paper) AS papers,
  max(c.confidence) AS best
WHERE pages > 1
RETURN s.name AS subject, relation, coalesce(o.name, value) AS object, pages, papers, best
ORDER BY pages DESC, subject, relation, object
LIMIT 1000;
