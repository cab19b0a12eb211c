// 标题: 矛盾：一个职务同时有两人
// title: Contradictions: two holders of a single-holder post at once
// example: cypher-shell -f two-holders.cypher
// A post has one holder where its title names a head and no deputy; two are at once where the days on which the
// papers tell of them overlap.
MATCH (p:Person)-[:HOLDS]->(t:Tenure)
WHERE t.asOfText IS NOT NULL AND t.title =~ '.*(?:书记|市长|县长|区长|州长|旗长|镇长|乡长|局长|厅长|主任|主席|检察长|院长|部长|台长|行长|校长|董事长|总经理|总裁)$'
  AND NOT t.title =~ '.*(?:副|原|代|拟|助理|秘书长$|调研员|委员会委员|(?:^|[^第])(?:街道|镇|乡|村)(?:党委|党工委|党支部)?(?:书记|主任)$).*'
OPTIONAL MATCH (t)-[:AT_ORGANIZATION]->(o)
OPTIONAL MATCH (t)<-[:SUBJECT]-(:Claim {predicate: 'holder'})-[:ON_PAGE]->(page:Page)
WITH t, p, o, CASE WHEN o IS NOT NULL THEN o.id WHEN t.title =~ '^(?:(?:省|市|县|区|州|旗)(?:委书记|长|人大常委会主任|政协主席)|省长)$' THEN page.place END AS body
WHERE body IS NOT NULL
WITH t.title AS post, body, p, min(o.name) AS organization, min(t.asOfText) AS first, max(t.asOfText) AS last
ORDER BY post, body, first, p.id
WITH post, body, organization, collect({name: p.name, first: first, last: last}) AS held
UNWIND range(0, size(held) - 2) AS i
UNWIND range(i + 1, size(held) - 1) AS j
WITH post, organization, i, j, held[i] AS a, held[j] AS b
WITH *, CASE WHEN size(a.last) = 10 AND size(b.first) = 10
  THEN duration.inDays(date(b.first), date(a.last)).days + 1 ELSE 0 END AS days
WITH * WHERE days > 0
RETURN post AS title, organization, a.name AS one, a.last AS oneTo, b.name AS other, b.first AS otherFrom,
  days AS overlapDays
ORDER BY title, organization, one, other;
