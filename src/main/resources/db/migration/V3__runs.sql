-- Runs of reconciliation that were asked for, by the clock or by a person. Of each organization one waits at most, and
-- one is under way at most, on whatever node.
create table asked_run (
    id            bigint primary key,
    organization  varchar(11)    not null,
    waiting_key   varchar(11) unique,       -- the organization while it waits
    running_key   varchar(11) unique,       -- the organization while it is under way
    node          bigint         not null default 0,  -- whose process has it; 0 is nobody's
    asked_at      timestamp      not null,
    started_at    timestamp,
    finished_at   timestamp,
    trouble       varchar(1000)
);

-- What pagoPA last said of positions whose payments do not tell it.
create table position_status (
    organization  varchar(11)    not null,
    iupd          varchar(35)    not null,
    status        varchar(20)    not null,  -- such as VALID or PAID
    options       varchar(4000)  not null,  -- IUV=state, one a line
    read_at       timestamp      not null,
    primary key (iupd, organization)
);
