// 标题: 某企业的合作方
// title: Partners of a company: told as such, in one project, or signing together
// param company (name): 企业名（全称或简称） / full or short name of the company
// example: cypher-shell -P "company => '宏远集团'" -f partners.cypher
MATCH (firm:Organization) WHERE $company IN coalesce(firm.altNames, []) + firm.name
CALL (firm) {
  MATCH (firm)-[:PARTNER_OF]-(other:Organization)
  RETURN other, '合作 partner' AS how, null AS through
  UNION
  MATCH (firm)-[:INVESTED_IN|BUILT|PARTNER_OF]-(it:Project)-[:INVESTED_IN|BUILT|PARTNER_OF]-(other:Organization)
  RETURN other, '同一项目 same project' AS how, it.name AS through
  UNION
  MATCH (firm)-[:SIGNED]->(it:Signing)<-[:SIGNED]-(other)
  RETURN other, '签约 signed together' AS how, it.name AS through
}
WITH * WHERE other <> firm
RETURN DISTINCT other.name AS partner, how, through
ORDER BY partner, how, through;
