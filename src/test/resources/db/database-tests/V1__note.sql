create table note (id int primary key, text text not null);
create view public_note as select text from note;
grant select, insert on note to site_writer;
grant select on public_note to site_reader;
