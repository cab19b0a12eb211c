// 标题: 一篇文章说了什么
// title: Everything that an article says
// param headline (text): 标题（全文或部分） / headline or a part of it
// example: cypher-shell -P "headline => '全县防汛工作会议召开'" -f article.cypher
MATCH (a:Article)<-[:IN_ARTICLE]-(c:Claim)-[:SUBJECT]->(s)
WHERE a.headline CONTAINS $headline
OPTIONAL MATCH (c)-[:OBJECT]->(o)
OPTIONAL MATCH (c)-[:HAS_SPAN]->(x:Span)
OPTIONAL MATCH (c)-[:ON_PAGE]->(page:Page)
RETURN s.name AS subject, c.predicate AS relation, coalesce(o.name, c.value) AS object, c.confidence AS confidence,
  x.start AS start, x.end AS end, x.exact AS quote, page.file AS file
ORDER BY file, start, end, subject, relation, object;
