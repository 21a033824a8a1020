-- The ledger: what was asked is immutable, what happened is appended.
-- One dialect for H2 (MODE=PostgreSQL) and PostgreSQL. Times are UTC.

-- A file or body that a back office left, and how far it has come (counts are in rows).
create sequence drop_id;
create table drops (
    id            bigint primary key,
    organization  varchar(11)    not null,
    name          varchar(1000)  not null,  -- as the back office called it
    stored_name   varchar(255)   not null,  -- as it is called in archive/ and rejected/
    received_at   timestamp      not null,
    state         varchar(16)    not null,  -- RECEIVED, ASKING, LOADING, SUBMITTING, DONE, REJECTED, ALREADY_RECEIVED
    roll          varchar(35),              -- the list that it is the whole of, or null
    dry_run       boolean        not null,  -- only compared with its roll
    comparison    varchar(2000),            -- how it differs from its roll (JSON)
    node          bigint,                   -- the process that works on it now
    layout        varchar(30),
    content_key   varchar(80) unique,       -- organization/SHA-256: only a drop that was taken holds one
    same_as       bigint,                   -- the drop that brought this content first
    objections    varchar(100000),          -- why the whole drop was rejected
    row_count     integer,
    loaded_row    integer        not null default 0,
    rejected      integer        not null default 0,
    duplicates    integer        not null default 0,
    created       integer        not null default 0,
    sender        varchar(10),              -- how its rows travel: CALLS or UPLOAD; null until it is decided
    sender_reason varchar(1000),
    changed       integer        not null default 0,  -- updated, published, invalidated, deleted, restored
    refused       integer        not null default 0,
    parked        integer        not null default 0,
    finished_at   timestamp,
    answered_at   timestamp,                -- when its outcome or error file was written
    answers       integer        not null default 0,
    due_at        timestamp      not null,  -- not to be worked on before
    trouble       varchar(1000)             -- what keeps it from going on, for whoever looks after the folders
);
create index drops_by_state on drops (state, answered_at);

-- The lists of which back offices always send the whole: which positions each has now.
create table roll_member (
    organization  varchar(11)    not null,
    roll          varchar(35)    not null,
    iupd          varchar(35)    not null,
    amount        bigint         not null,  -- of all its payment options, euro cents
    drop_id       bigint         not null,  -- the last drop that had it
    primary key (organization, roll, iupd)
);

-- What became of rows that asked for nothing: rejected, or duplicates.
create table verdict (
    drop_id       bigint         not null,
    first_row     integer        not null,
    last_row      integer        not null,
    iupd          varchar(255),
    outcome       varchar(10)    not null,
    instruction   bigint,                   -- of the position that this one repeats
    reasons       varchar(1000000) not null,
    primary key (drop_id, first_row)
);
create index verdict_by_iupd on verdict (drop_id, iupd);

-- What was asked of pagoPA; never rewritten.
create sequence instruction_id increment by 1000;
create table instruction (
    id            bigint primary key,
    drop_id       bigint         not null,  -- 0: asked by itself, and not in a drop
    first_row     integer        not null,
    last_row      integer        not null,
    row_count     integer        not null,
    organization  varchar(11)    not null,
    iupd          varchar(35)    not null,
    operation     varchar(10)    not null,
    payload       varchar(1000000),         -- the position; null where its IUPD says it all
    warnings      varchar(100000),
    received_at   timestamp      not null
);
create index instruction_by_row on instruction (drop_id, first_row);
create index instruction_by_iupd on instruction (organization, iupd);

-- The keys that let every due travel once. Freed when pagoPA refuses the position, or has deleted it.
create table position_key (
    organization  varchar(11)    not null,
    iupd          varchar(35)    not null,
    instruction   bigint         not null,  -- whose payload is the position as pagoPA has it
    latest        bigint         not null,  -- the last one asked for it: the next one waits until that is settled
    primary key (organization, iupd)
);
create table iuv_key (
    organization  varchar(11)    not null,
    iuv           varchar(17)    not null,
    iupd          varchar(35)    not null,
    allocated     boolean        not null,  -- by us: then never given to another IUPD
    primary key (organization, iuv)
);

-- IUV allocation: the next free base of an organization's segregation code.
create table iuv_counter (
    organization  varchar(11)    not null,
    segregation   varchar(2)     not null,
    next_base     bigint         not null,
    primary key (organization, segregation)
);
-- Allocated IUVs of positions that were refused: theirs again when they come again.
create table iuv_kept (
    organization  varchar(11)    not null,
    iupd          varchar(35)    not null,
    number        integer        not null,
    iuv           varchar(17)    not null,
    primary key (organization, iupd, number)
);

-- The work list: one narrow row for every instruction without an outcome.
create table work (
    instruction   bigint primary key,
    rank          integer        not null,  -- its row in its drop: small drops overtake large ones
    due_at        timestamp      not null,
    node          bigint         not null,  -- whose process sends it now; 0: nobody's; below 0: the upload it is in
    follows       bigint         not null,  -- not before this one about the same position is settled; 0: none
    outcomes      integer        not null,  -- appended so far
    attempts      integer        not null,  -- since it was received or replayed
    in_doubt      boolean        not null   -- it may have reached pagoPA: read before sending again
);
create index work_by_rank on work (node, rank, instruction);
create table parked (
    instruction   bigint primary key,
    rank          integer        not null,
    outcomes      integer        not null,
    parked_at     timestamp      not null,
    reason        varchar(4000)  not null
);

-- What happened to an instruction, in order; only ever appended.
create table outcome (
    instruction   bigint         not null,
    number        integer        not null,
    at            timestamp      not null,
    kind          varchar(12)    not null,  -- CREATED, UPDATED…, REFUSED, PARKED, WAITING, REPLAYED
    reason        varchar(4000),
    primary key (instruction, number)
);

-- What pagoPA answered to requests that bear an Idempotency-Key; the status is null while it is awaited.
create table answer (
    organization  varchar(11)    not null,
    request_key   varchar(255)   not null,
    request_hash  varchar(64)    not null,  -- SHA-256 of the request: the same key is for the same request
    instruction   bigint         not null,
    status        integer,
    body          varchar(2100000),
    asked_at      timestamp      not null,
    primary key (organization, request_key)
);
create index answer_by_instruction on answer (instruction);

-- Who works: what is leased belongs to a living process.
create sequence node_id;
create table node (
    id            bigint primary key,
    name          varchar(255)   not null,
    started_at    timestamp      not null,
    beats         bigint         not null default 0   -- see Node.awaitDisk
);

-- A zip with many positions for pagoPA's massive upload: its instructions have its number below zero as their node.
create sequence upload_id;
create table upload (
    id            bigint primary key,
    organization  varchar(11)    not null,
    drop_id       bigint         not null,
    positions     integer        not null,
    state         varchar(10)    not null,  -- GATHERED, SENDING, SENT, REPORTED, DONE
    node          bigint,                   -- the process that works on it now
    file_id       varchar(255),             -- what pagoPA calls it
    created_at    timestamp      not null,
    sent_at       timestamp,
    expected_at   timestamp      not null,  -- when it should be through
    finished_at   timestamp,
    processed     integer        not null default 0,  -- positions that pagoPA says it has gone through
    moved_at      timestamp,                -- when that number last grew
    tries         integer        not null default 0,  -- calls in a row that came to nothing
    due_at        timestamp      not null,
    trouble       varchar(1000)
);
create index upload_by_state on upload (state, due_at);
create index upload_by_drop on upload (drop_id);

-- How many calls a subscription key has left, for all nodes that share it (Bucket4j, PostgreSQL only).
create table bucket (
    id            bigint primary key,
    state         bytea,
    expires_at    bigint
);
