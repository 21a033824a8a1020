-- What is known of payments: receipts, flows, credits; where each payment is; what does not add up.
-- What came is never rewritten: what comes again with other contents is kept beside it.
-- Keys begin with what is asked for many at a time: H2 looks a list up in an index by its first column only.

-- What was received, byte for byte: compressed, in parts, so that neither needs to fit into memory.
create sequence document_id increment by 1000;
create table document (
    id            bigint         not null,
    part          integer        not null,
    bytes         bytea          not null,
    primary key (id, part)
);

create table receipt (
    organization  varchar(11)    not null,  -- who holds it
    iuv           varchar(35)    not null,
    receipt_id    varchar(35)    not null,
    nav           varchar(35),
    issuer        varchar(11)    not null,
    amount        bigint         not null,  -- of all transfers, euro cents
    psp           varchar(35)    not null,
    paid_at       timestamp      not null,
    operating_day date           not null,
    source        varchar(10)    not null,  -- GPD, BIZEVENTS, PUSH
    learned_at    timestamp      not null,
    content_hash  varchar(64)    not null,
    document      bigint         not null,
    primary key (iuv, organization, receipt_id)
);
create index receipt_by_day on receipt (organization, operating_day);
create table receipt_transfer (
    organization  varchar(11)    not null,
    iuv           varchar(35)    not null,
    receipt_id    varchar(35)    not null,
    idx           integer        not null,
    beneficiary   varchar(11)    not null,
    amount        bigint         not null,
    stamp         boolean        not null,
    primary key (iuv, organization, receipt_id, idx, beneficiary)
);
-- Receipts that were looked for elsewhere in vain.
create table receipt_sought (
    organization  varchar(11)    not null,
    iuv           varchar(35)    not null,
    iur           varchar(35)    not null,
    sought_at     timestamp      not null,
    primary key (iuv, organization, iur)
);

-- Receipts and flows that came again under the same key with other contents.
create table other_content (
    organization  varchar(11)    not null,
    subject       varchar(200)   not null,  -- iuv/receipt id; or the number of a flow
    content_hash  varchar(64)    not null,
    learned_at    timestamp      not null,
    document      bigint         not null,
    primary key (organization, subject, content_hash)
);

create sequence flow_id;
create table flow (
    id            bigint primary key,
    organization  varchar(11)    not null,
    iuf           varchar(35)    not null,
    iuf_key       varchar(35)    not null,  -- in upper case, as credits are compared
    psp           varchar(35)    not null,
    revision      integer        not null,
    made_at       timestamp      not null,  -- Italian time, as the PSP wrote it
    fetched_at    timestamp      not null,
    header_iuf    varchar(35)    not null,
    regulation    varchar(35)    not null,
    regulation_day date          not null,
    receiver      varchar(35)    not null,
    header_count  integer        not null,
    header_total  bigint         not null,
    line_count    integer        not null,
    line_sum      bigint         not null,
    line_net      bigint         not null,
    reversals     integer        not null,
    digest        bigint         not null,  -- of the lines, in any order
    repeated      varchar(3000)  not null,  -- lines that stand more than once
    content_hash  varchar(64)    not null,
    document      bigint         not null,
    state         varchar(12)    not null,  -- ACCEPTED, REJECTED, MATCHED, SUPERSEDED
    credit        varchar(16)    not null,  -- UNCREDITED, PART_CREDITED, CREDITED, OVER_CREDITED
    credited      bigint         not null,
    unique (organization, iuf, psp, revision, made_at)
);
create index flow_by_key on flow (iuf_key, organization);
create index flow_by_day on flow (organization, regulation_day);
create table flow_line (
    flow          bigint         not null,
    number        integer        not null,
    iuv           varchar(35)    not null,
    iur           varchar(35)    not null,
    idx           integer        not null,
    amount        bigint         not null,
    outcome       varchar(10)    not null,
    paid_on       date           not null,
    primary key (flow, number)
);
create index flow_line_by_iuv on flow_line (iuv);
create table unreadable_flow (
    organization  varchar(11)    not null,
    iuf           varchar(35)    not null,
    iuf_key       varchar(35)    not null,
    psp           varchar(35)    not null,
    revision      integer        not null,
    made_at       timestamp      not null,
    fetched_at    timestamp      not null,
    fault         varchar(1000)  not null,
    document      bigint         not null,
    primary key (iuf_key, organization, psp, revision, made_at)
);
-- What was listed, and how far fetching it has come.
create table flow_listing (
    organization  varchar(11)    not null,
    iuf           varchar(35)    not null,
    iuf_key       varchar(35)    not null,
    psp           varchar(35)    not null,
    mark          varchar(60)    not null,  -- revision or date, as it was listed
    listed_at     timestamp      not null,
    tries         integer        not null default 0,
    trouble       varchar(1000),
    due_at        timestamp,                -- when to fetch it; null once it was fetched
    fetched_at    timestamp,
    primary key (iuf_key, organization, psp, mark)
);
create index flow_listing_by_due on flow_listing (organization, due_at);

create table bank_credit (
    organization  varchar(11)    not null,
    reference     varchar(70)    not null,
    amount        bigint         not null,
    credited_on   date           not null,
    text          varchar(1000)  not null,
    reading       varchar(10)    not null,  -- FLOW, PAYMENT, UNREADABLE, OTHER, ASSIGNED
    iuf           varchar(35),
    iuf_key       varchar(35),
    iuv           varchar(35),
    cancelled     boolean        not null,
    learned_at    timestamp      not null,
    assigned_by   varchar(100),
    primary key (reference, organization)
);
create index bank_credit_by_flow on bank_credit (iuf_key, organization);
create index bank_credit_by_iuv on bank_credit (iuv, organization);
create index bank_credit_by_day on bank_credit (organization, credited_on);

-- Where each payment is: derived from the facts, and written anew when it changes.
create table payment (
    organization  varchar(11)    not null,
    iuv           varchar(35)    not null,
    iur           varchar(35)    not null,  -- empty while nobody has paid
    idx           integer        not null,
    state         varchar(20)    not null,
    amount        bigint         not null,
    paid_at       timestamp,
    iuf           varchar(35),
    stamp         boolean        not null,
    changed_at    timestamp      not null,
    primary key (iuv, organization, iur, idx)
);
create index payment_by_change on payment (organization, changed_at);
create index payment_by_state on payment (organization, state);

-- What does not add up. Open ones hold their key, so that each is open once.
create sequence anomaly_id increment by 1000;
create table anomaly (
    id            bigint primary key,
    organization  varchar(11)    not null,
    kind          varchar(30)    not null,
    group_key     varchar(80)    not null,  -- where it was found
    subject       varchar(120)   not null,
    severity      varchar(5)     not null,
    since         timestamp      not null,
    open_from     timestamp      not null,
    evidence      varchar(1000)  not null,
    sentence      varchar(4000)  not null,
    opened_at     timestamp      not null,
    open_key      varchar(170) unique,      -- organization/kind/subject; null once it is closed
    closed_at     timestamp,
    closed_by     varchar(100),             -- a person; null when its cause went away
    reason        varchar(1000)
);
create index anomaly_by_group on anomaly (group_key, organization);
create index anomaly_by_closing on anomaly (organization, closed_at, id);

-- The groups to look at, and when: because something new is known of them, or because their time has come.
create table look (
    organization  varchar(11)    not null,
    kind          varchar(1)     not null,  -- F flow, P payment, C credit, G gaps
    group_key     varchar(80)    not null,
    due_at        timestamp      not null,
    primary key (group_key, organization)
);
create index look_by_due on look (organization, kind, due_at, group_key);

-- Up to where a source was read.
create table watermark (
    organization  varchar(11)    not null,
    source        varchar(30)    not null,
    reached       timestamp      not null,
    primary key (organization, source)
);
create sequence run_id;
create table run (
    id            bigint primary key,
    organization  varchar(11)    not null,
    source        varchar(30)    not null,
    started_at    timestamp      not null,
    finished_at   timestamp,
    found         integer        not null default 0,
    trouble       varchar(1000)
);
create index run_by_source on run (organization, source, started_at);
