// 标题: 谁担任过某职务
// title: Who is told of in a post, and when
// param post (text): 职务 / title of the post
// example: cypher-shell -P "post => '县长'" -f holders.cypher
MATCH (p:Person)-[:HOLDS]->(t:Tenure {title: $post})
OPTIONAL MATCH (t)-[:AT_ORGANIZATION]->(o)
OPTIONAL MATCH (t)<-[:SUBJECT]-(:Claim {predicate: 'holder'})-[:HAS_SPAN]->(s:Span)
WITH p, o.name AS organization, min(t.asOfText) AS first, max(t.asOfText) AS last, count(DISTINCT t) AS articles,
  min(s.exact) AS quote
RETURN p.name AS holder, organization, first, last, articles, quote
ORDER BY first, holder, organization;
