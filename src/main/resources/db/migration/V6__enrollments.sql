-- Enrollments to spontaneous payments: what organizations declared, what Carovana holds for its own, what it did.
-- What was declared and what was done is appended and never rewritten.

create sequence enrollment_declaration_id;
create table enrollment_declaration (
    id            bigint         not null primary key,
    organization  varchar(11)    not null,
    name          varchar(255)   not null,  -- of the file
    content       text           not null,  -- JSON, as it was judged
    declared_at   timestamp      not null
);
create index enrollment_declaration_by_organization on enrollment_declaration (organization, id);

-- Enrollments that were declared, and so may be ended by Carovana once they are declared no more.
create table enrollment_own (
    organization  varchar(11)    not null,
    service_id    varchar(100)   not null,
    since         timestamp      not null,
    primary key (organization, service_id)
);

create sequence enrollment_step_id;
create table enrollment_step (
    id            bigint         not null primary key,
    organization  varchar(11)    not null,
    service_id    varchar(100),             -- null: the institution itself
    what          varchar(10)    not null,  -- ADD, CHANGE, REMOVE
    outcome       varchar(10)    not null,  -- DONE, REFUSED, UNKNOWN
    detail        varchar(500),             -- why not
    asked_by      varchar(100)   not null,
    done_at       timestamp      not null
);
create index enrollment_step_by_organization on enrollment_step (organization, id);

-- Who is at GPS for an organization: one at a time, of all processes.
create table enrollment_turn (
    organization  varchar(11)    not null primary key,
    node          bigint                    -- null: nobody
);
