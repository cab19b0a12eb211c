// 标题: 谁会见过某企业
// title: Who met a company: receptions, visits and signings
// param company (name): 企业名（全称或简称） / full or short name of the company
// example: cypher-shell -P "company => '宏远集团'" -f company-contacts.cypher
MATCH (firm:Organization) WHERE $company IN coalesce(firm.altNames, []) + firm.name
CALL (firm) {
  MATCH (who)-[:HOSTED]->(what)<-[:GUEST_AT]-(:Person)-[:HOLDS]->(:Tenure)-[:AT_ORGANIZATION]->(firm)
  RETURN who, what, '会见 received' AS how
  UNION
  MATCH (who)-[:MADE_VISIT]->(what)-[:VISITED]->(firm)
  RETURN who, what, '到访 visited' AS how
  UNION
  MATCH (who)-[:MADE_VISIT]->(what)-[:VISITED]->(:Project)<-[:INVESTED_IN|BUILT]-(firm)
  RETURN who, what, '到访其项目 visited its project' AS how
  UNION
  MATCH (who)-[:SIGNED]->(what)<-[:SIGNED]-(firm)
  RETURN who, what, '签约 signed with' AS how
}
UNWIND coalesce(what.dateValues, [what.dateText]) AS day
RETURN DISTINCT day, how, who.name AS person, what.name AS event
ORDER BY day, how, person, event;
