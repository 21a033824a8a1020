-- The payment proxy's configuration: tenants, their payment configs, and who changed what in them.
-- Documents are JSON as they were saved; what is secret in them is encrypted before it comes here.

-- One row: grows with every change, so that whoever remembers a config knows when to forget it. Who changes something
-- holds it until the end of the transaction, so that changes come one after the other.
create table tenancy (
    version       bigint         not null
);
insert into tenancy (version) values (0);

create table tenant (
    id            varchar(36)    not null,
    proxy         varchar(64)    not null,
    organization  varchar(16)    not null,  -- its tax code
    name          varchar(255),
    active        boolean        not null,
    document      varchar(8000000) not null,
    version       bigint         not null,  -- the change that made it what it is
    primary key (id, proxy)
);
create index tenant_by_organization on tenant (organization);

create table payment_config (
    id            varchar(36)    not null,
    proxy         varchar(64)    not null,
    tenant        varchar(36)    not null,
    management_id varchar(255),             -- by which rows may name it, too
    active        boolean        not null,
    document      varchar(8000000) not null,
    terms         varchar(100000) not null, -- what it gives to a position (JSON of our own words)
    version       bigint         not null,
    primary key (id, proxy)
);
create index payment_config_by_management_id on payment_config (management_id);
create index payment_config_by_tenant on payment_config (tenant);

-- What happened to each of them; only ever appended, and nothing secret in it.
create table tenancy_change (
    id            varchar(36)    not null,
    proxy         varchar(64)    not null,
    version       bigint         not null,
    kind          varchar(10)    not null,  -- TENANT, CONFIG
    at            timestamp      not null,
    who           varchar(255)   not null,  -- the name of the key, never the key
    action        varchar(10)    not null,  -- CREATED, REPLACED, PATCHED, DELETED
    changes       varchar(10000000) not null, -- JSON: path, before, after
    primary key (id, proxy, version)
);
