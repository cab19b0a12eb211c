// 标题: 某人与谁一起出现、何时
// title: Who was together with a person, when and where
// param person (name): 人名 / name of the person
// example: cypher-shell -P "person => '卫启明'" -f together.cypher
MATCH (me:Person)-[:PRESIDED_OVER|ADDRESSED|ATTENDED|MADE_VISIT|HOSTED|GUEST_AT]->(e:Event)
WHERE $person IN coalesce(me.altNames, []) + me.name
MATCH (e)<-[:PRESIDED_OVER|ADDRESSED|ATTENDED|MADE_VISIT|HOSTED|GUEST_AT]-(other:Person) WHERE other <> me
UNWIND coalesce(e.dateValues, [e.dateText]) AS day
UNWIND [label IN labels(e) WHERE NOT label IN ['Govkg', 'Event']] AS kind
RETURN DISTINCT other.name AS other, day, e.name AS event, kind
ORDER BY day, event, other;
