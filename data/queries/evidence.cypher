// 标题: 关于某事物的全部依据
// title: Every claim about a thing, with its words
// param name (name): 名称 / a name
// example: cypher-shell -P "name => '卫启明'" -f evidence.cypher
MATCH (it:Govkg) WHERE $name IN coalesce(it.altNames, []) + it.name
MATCH (it)<-[:SUBJECT|OBJECT]-(c:Claim)-[:SUBJECT]->(s)
OPTIONAL MATCH (c)-[:OBJECT]->(o)
OPTIONAL MATCH (c)-[:HAS_SPAN]->(x:Span)
OPTIONAL MATCH (c)-[:IN_ARTICLE]->(a:Article)
OPTIONAL MATCH (c)-[:ON_PAGE]->(page:Page)
RETURN s.name AS subject, c.predicate AS relation, coalesce(o.name, c.value) AS object, c.confidence AS confidence,
  x.exact AS quote, a.headline AS headline, page.file AS file, x.start AS start, x.end AS end
ORDER BY file, start, end, subject, relation, object;
