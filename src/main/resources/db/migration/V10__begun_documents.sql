-- Orders whose files are being put into storage: a process that ends in between leaves files that no request names,
-- and they are found by this.
create table document_begun (
    request       bigint primary key,
    folder        varchar(60)    not null,  -- in the storage
    scans         integer        not null,
    begun_at      timestamp      not null
);
