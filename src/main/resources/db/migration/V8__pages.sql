-- What people see of payments: pages that follow an index from one key to the next, and what back offices were told.

alter table payment add column paid_on date;              -- in Italy; null while nobody has paid
alter table payment add column to_tell boolean default false not null;  -- the back office does not know it so
update payment set paid_on = cast(paid_at as date), to_tell = (state <> 'OPEN');
drop index payment_by_change;
drop index payment_by_state;
create index payment_by_day on payment (organization, paid_on desc, iuv, iur, idx);
create index payment_by_state on payment (organization, state, paid_on desc, iuv, iur, idx);
create index payment_to_tell on payment (organization, to_tell);

drop index flow_by_day;
create index flow_by_day on flow (organization, regulation_day desc, id desc);
create index flow_by_credit on flow (organization, credit, regulation_day desc, id desc);

create index anomaly_by_age on anomaly (organization, id desc);
create index anomaly_by_openness on anomaly (organization, closed_at, id desc);
create index anomaly_by_kind on anomaly (organization, kind, id desc);

-- What was given back to back offices, line by line: only ever appended.
create sequence paid_file_id;
create table paid_file (
    id            bigint primary key,
    organization  varchar(11)    not null,
    of_day        date           not null,
    changes       boolean        not null,  -- false: payments told for the first time; true: what has changed since
    part          integer        not null,  -- 1; more where the part before it was taken away
    line_count    integer        not null,
    written_at    timestamp,                -- null while a line of it is not in the outbox
    unique (organization, of_day, changes, part)
);
create index paid_file_by_writing on paid_file (organization, written_at);
create table paid_line (
    file          bigint         not null,
    number        integer        not null,
    organization  varchar(11)    not null,
    iuv           varchar(35)    not null,
    iur           varchar(35)    not null,
    idx           integer        not null,
    iupd          varchar(35),
    nav           varchar(35),
    psp           varchar(35),
    amount        bigint         not null,
    paid_at       timestamp,
    paid_on       date,
    iuf           varchar(35),
    stamp         boolean        not null,
    state         varchar(20)    not null,  -- as it was told; WITHDRAWN when nothing says any more that it was paid
    before        varchar(20),              -- as it had been told before
    primary key (file, number)
);
create index paid_line_by_payment on paid_line (iuv, organization, iur, idx);
-- Payments that were told and are no more.
create table paid_gone (
    organization  varchar(11)    not null,
    iuv           varchar(35)    not null,
    iur           varchar(35)    not null,
    idx           integer        not null,
    primary key (organization, iuv, iur, idx)
);
