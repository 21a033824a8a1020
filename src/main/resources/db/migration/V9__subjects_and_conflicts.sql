-- What does not add up about one thing, also where it was found with another.
create index anomaly_by_subject on anomaly (organization, subject);

-- What was kept because it could not be read, or came again with other contents, as people look for it.
create index unreadable_flow_by_document on unreadable_flow (organization, document);
alter table other_content add column amount bigint;  -- of a receipt, euro cents; null where it was not noted
