-- Spread the units over several machines with Citus (https://www.citusdata.com).
-- Once, after `central init`, on the coordinator, by the owner of the tables:
--     psql "$DATABASE" -v ON_ERROR_STOP=1 -f citus.sql
-- All tables of a unit lie together on one machine; what is small and read by every unit lies
-- on each of them. `alembic_version` stays on the coordinator, where `central init` reads it.
BEGIN;

CREATE EXTENSION IF NOT EXISTS citus;

SELECT create_reference_table('unit');
SELECT create_reference_table('edition');
SELECT create_reference_table('edition_piece');
SELECT create_reference_table('other_name');

SELECT create_distributed_table('counter', 'unit');
SELECT create_distributed_table('past_epoch', 'unit', colocate_with => 'counter');
SELECT create_distributed_table('desk', 'unit', colocate_with => 'counter');
SELECT create_distributed_table('invitation', 'unit', colocate_with => 'counter');
SELECT create_distributed_table('block', 'unit', colocate_with => 'counter');
SELECT create_distributed_table('act', 'unit', colocate_with => 'counter');
SELECT create_distributed_table('quarantine', 'unit', colocate_with => 'counter');
SELECT create_distributed_table('content', 'unit', colocate_with => 'counter');
SELECT create_distributed_table('content_piece', 'unit', colocate_with => 'counter');
SELECT create_distributed_table('arriving_piece', 'unit', colocate_with => 'counter');
SELECT create_distributed_table('erasure_place', 'unit', colocate_with => 'counter');
SELECT create_distributed_table('seal_secret', 'unit', colocate_with => 'counter');
SELECT create_distributed_table('actor_key', 'unit', colocate_with => 'counter');
SELECT create_distributed_table('notice_place', 'unit', colocate_with => 'counter');
SELECT create_distributed_table('crossing_place', 'unit', colocate_with => 'counter');
SELECT create_distributed_table('unknown_name', 'unit', colocate_with => 'counter');
SELECT create_distributed_table('notice_waiting', 'unit', colocate_with => 'counter');
SELECT create_distributed_table('notice', 'unit', colocate_with => 'counter');
SELECT create_distributed_table('dossier', 'unit', colocate_with => 'counter');
SELECT create_distributed_table('daily', 'unit', colocate_with => 'counter');
SELECT create_distributed_table('portal_place', 'unit', colocate_with => 'counter');
SELECT create_distributed_table('portal_dossier', 'unit', colocate_with => 'counter');
SELECT create_distributed_table('portal_item', 'unit', colocate_with => 'counter');
SELECT create_distributed_table('office_key', 'unit', colocate_with => 'counter');
SELECT create_distributed_table('office_result', 'unit', colocate_with => 'counter');

COMMIT;
