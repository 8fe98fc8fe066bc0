-- Legal time is the database's clock plus this shift: zero in production, negative in a demo that begins in 2020.
create table training_clock (
    singleton boolean primary key default true check (singleton),
    shift interval not null
);
insert into training_clock (shift) values (interval '0');

create function legal_now() returns timestamptz language sql volatile as $$
    select clock_timestamp() + shift from training_clock
$$;

-- Time never goes back: only its beginning may be chosen, before anything has been decided.
create function training_clock_only_forward() returns trigger language plpgsql as $$
begin
    if tg_op <> 'UPDATE' or (new.shift < old.shift and old.shift <> interval '0') then
        raise exception 'the training clock only moves forward';
    end if;
    return new;
end $$;
create trigger training_clock_only_forward before update or delete on training_clock
    for each row execute function training_clock_only_forward();
