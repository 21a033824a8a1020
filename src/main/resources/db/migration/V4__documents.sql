-- Documents ordered for citizens. What was asked is never rewritten, what happened is appended; nothing here is personal:
-- names, codes and scans stand in locked files only.

create sequence document_request_id;
create table document_request (
    id            bigint primary key,
    organization  varchar(11)    not null,
    request_key   varchar(64)    not null,  -- the office's own: the same key is the same request
    product       varchar(60)    not null,  -- its name in carovana.documents.products
    reference     varchar(36)    not null unique,  -- random; goes with the order, and is its callback's address
    options       varchar(500)   not null,  -- what was added, separated by commas
    content_hash  varchar(64)    not null,  -- keyed hash of what was asked: the same key is for the same content
    dropped       boolean        not null,  -- came as a file: an outcome is written into the outbox
    received_at   timestamp      not null,
    unique (request_key, organization)
);
create index document_request_by_organization on document_request (organization, id);

-- Where it is: one narrow row for each.
create table document_work (
    request       bigint primary key,
    state         varchar(12)    not null,
    node          bigint         not null,  -- whose process has it now; 0: nobody's
    due_at        timestamp,                -- null: there is nothing to do by itself
    provider_id   varchar(64) unique,       -- the provider's number: no order is two requests'
    price         bigint,                   -- euro cents, as approved
    sent_at       timestamp,                -- when it was last opened at the provider
    ordered_at    timestamp,
    finished_at   timestamp,
    told_at       timestamp,                -- when the outbox was told of its end
    tries         integer        not null,  -- calls in a row that came to nothing
    events        integer        not null,
    said          varchar(100),             -- the provider's own word for its state
    trouble       varchar(1000),
    parked_from   varchar(12)
);
create index document_work_by_due on document_work (state, node, due_at, request);

create table document_event (
    request       bigint         not null,
    number        integer        not null,
    at            timestamp      not null,
    kind          varchar(20)    not null,
    detail        varchar(1000),
    primary key (request, number)
);

create table document_file (
    request       bigint         not null,
    name          varchar(60)    not null,
    kind          varchar(10)    not null,  -- INPUT, RESULT, QUARANTINE
    size          bigint         not null,  -- in clear
    sha256        varchar(64)    not null,  -- in clear
    kept_at       timestamp      not null,
    purge_at      timestamp,
    purged_at     timestamp,
    primary key (request, name)
);
create index document_file_by_purge on document_file (purge_at);

-- What orders may cost: reserved before an order is opened, given back when it came to nothing.
create table document_budget (
    organization  varchar(11)    not null,
    period        varchar(10)    not null,  -- a day, 2026-11-25, or a month, 2026-11, in Europe/Rome
    reserved      bigint         not null,
    primary key (organization, period)
);
create table document_reservation (
    request       bigint primary key,
    organization  varchar(11)    not null,
    on_day        varchar(10)    not null,
    amount        bigint         not null
);

-- Who read which document, and when.
create sequence document_access_id;
create table document_access (
    id            bigint primary key,
    request       bigint         not null,
    name          varchar(60)    not null,
    caller        varchar(255)   not null,
    at            timestamp      not null
);
create index document_access_by_request on document_access (request);
