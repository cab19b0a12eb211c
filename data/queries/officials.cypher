// 标题: 某地的官员
// title: Officials of a place
// param place (name): 地名 / name of the place
// example: cypher-shell -P "place => '太湖县'" -f officials.cypher
// A post belongs to a place by its organization, which is the place, lies in it or bears its name; a post told
// without an organization belongs to the paper's own place.
CALL () {
  MATCH (body:District)<-[:AT_ORGANIZATION]-(t:Tenure) WHERE $place IN coalesce(body.altNames, []) + body.name
  RETURN t, body
  UNION
  MATCH (d:District)<-[:LOCATED_IN]-(body)<-[:AT_ORGANIZATION]-(t:Tenure)
  WHERE $place IN coalesce(d.altNames, []) + d.name
  RETURN t, body
  UNION
  MATCH (body:PublicBody)<-[:AT_ORGANIZATION]-(t:Tenure) WHERE body.name CONTAINS $place
  RETURN t, body
  UNION
  MATCH (page:Page)<-[:ON_PAGE]-(:Claim {predicate: 'holder'})-[:SUBJECT]->(t:Tenure)
  WHERE page.place ENDS WITH $place AND NOT EXISTS {(t)-[:AT_ORGANIZATION]->()}
  RETURN t, null AS body
}
MATCH (p:Official)-[:HOLDS]->(t)
OPTIONAL MATCH (t)<-[:SUBJECT]-(:Claim {predicate: 'holder'})-[:HAS_SPAN]->(s:Span)
RETURN p.name AS official, t.title AS title, body.name AS organization, min(t.asOfText) AS first,
  max(t.asOfText) AS last, min(s.exact) AS quote
ORDER BY official, title, organization;
