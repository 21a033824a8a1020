-- Receipts that were listed and could not be taken: not served, forbidden, or unreadable. Each is tried again.
create table missed_receipt (
    organization  varchar(11)    not null,
    iuv           varchar(35)    not null,
    paid_at       timestamp,                -- as it was listed
    missed_at     timestamp      not null,
    tries         integer        not null,
    trouble       varchar(1000)  not null,
    document      bigint,                   -- what came instead of a receipt
    due_at        timestamp      not null,
    primary key (organization, iuv)
);
create index missed_receipt_by_due on missed_receipt (organization, due_at);
