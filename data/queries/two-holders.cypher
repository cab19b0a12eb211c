// 标题: 矛盾：一个职务同时有两人
// title: Contradictions: two holders of a single-holder post at once
// example: cypher-shell -f two-holders.cypher
// A post has one holder where its title names a head and no deputy. Two holders are at once where the days on
// which the papers tell of them overlap. Where no organization is told, only the heads of the paper's own place count.
MATCH (p:Person)-[:HOLDS]->(t:Tenure)
WHERE t.asOfText IS NOT NULL AND t.title =~ '.*(书记|长|主任|主席)' AND NOT t.title =~ '.*(副|原|代|拟|助理|秘书长).*'
OPTIONAL MATCH (t)-[:AT_ORGANIZATION]->(o)
OPTIONAL MATCH (t)<-[:SUBJECT]-(:Claim {predicate: 'holder'})-[:ON_PAGE]->(page:Page)
WITH p, t, o, CASE
  WHEN o IS NOT NULL THEN o.id
  WHEN t.title IN ['市委书记', '市长', '县委书记', '县长', '区委书记', '区长', '州委书记', '州长'] THEN page.place
END AS body
WHERE body IS NOT NULL
WITH t.title AS title, body, p, min(o.name) AS organization, min(t.asOfText) AS from, max(t.asOfText) AS to
WITH title, body, collect({id: p.id, name: p.name, organization: organization, from: from, to: to}) AS held
UNWIND held AS a
UNWIND held AS b
WITH * WHERE a.id < b.id AND a.from <= b.to AND b.from <= a.to
RETURN title, a.organization AS organization, a.name AS one, a.from AS oneFrom, a.to AS oneTo, b.name AS other,
  b.from AS otherFrom, b.to AS otherTo
ORDER BY title, organization, one, other;
