using Agreements.Server.Commands.DailyRounds;
using Agreements.Server.Commands.Documents;
using Agreements.Server.Commands.People;
using Agreements.Server.Commands;
using Agreements.Server.Identity.Accounts;
using Agreements.Server.Identity.Logging;
using Agreements.Server.Notifications.Causes;
using Agreements.Server.Sealing;
using Agreements.Server.Storage;
using static Agreements.Server.Storage.DatabaseRoles;

namespace Agreements.Server.Hosting.DatabaseSetup;

/// <summary>
/// A schema of the product: how its tables are made where they are missing, and what each role may do in it. Whatever is not granted here is
/// refused by PostgreSQL. The owner makes and grants, in the order of the list, before anything else of a server starts.
/// </summary>
/// <param name="Name">Its name.</param>
/// <param name="Tables">The statements that make its tables where they are missing, <c>{chinese}</c> standing for the collation of Chinese text.
/// Null where they are made with the stores.</param>
/// <param name="Grants">The statements that grant; every earlier grant in the schema is taken back just before, in the same transaction.</param>
public sealed record OwnedSchema(string Name, string? Tables, string Grants)
{
    /// <summary>All schemas of the product.</summary>
    public static IReadOnlyList<OwnedSchema> All { get; } =
    [
        // The daemon reads how far the sequence of events is. Appending sets a stream's version and time and nothing else of it; deleting a
        // stream would delete its events.
        new(StoreSetup.EventSchema, null, $"""
            {Usage(StoreSetup.EventSchema, Application, Auditor)}
            grant select on all tables in schema agreements to {Application}, {Auditor};
            grant insert on agreements.mt_streams, agreements.mt_events to {Application};
            grant update (version, timestamp) on agreements.mt_streams to {Application};
            {ForEach("select format('grant insert, update, delete on %s to " + Application + "', c.oid::regclass) from pg_class c "
                + "where c.relnamespace = 'agreements'::regnamespace and c.relkind = 'r' and c.relname not in ('mt_streams', 'mt_events')")}
            grant usage, select on all sequences in schema agreements to {Application};
            grant execute on all functions in schema agreements to {Application};
            {ForEach("select format('revoke execute on function %s from " + Application + "', p.oid::regprocedure) from pg_proc p "
                + "where p.pronamespace = 'agreements'::regnamespace and p.proname = 'mt_archive_stream'")}
            """),
        new(StoreSetup.MessageSchema, null, Worked(StoreSetup.MessageSchema)),
        // How the read models are rebuilt is in `models`, which only the owner changes.
        new(StoreSetup.ReadModelSchema, null, $"""
            {Worked(StoreSetup.ReadModelSchema)}
            {Usage(StoreSetup.ReadModelSchema, Auditor)}
            grant select on all tables in schema read_models to {Auditor};
            alter default privileges in schema read_models grant select on tables to {Auditor};
            revoke insert, update, delete on read_models.models from {Application};
            """),
        new("documents", Embedded.Text(typeof(Contents), "documents.sql"), $"""
            {Usage("documents", Application, Auditor)}
            grant select on all tables in schema documents to {Application}, {Auditor};
            grant insert on all tables in schema documents to {Application};
            """),
        new("agreements_rounds", DailyRoundTable.Creation, $"""
            {Usage("agreements_rounds", Application, Auditor)}
            grant select on all tables in schema agreements_rounds to {Application}, {Auditor};
            grant insert on all tables in schema agreements_rounds to {Application};
            """),
        new("agreements_api", IdempotencyKeys.Creation, Worked("agreements_api")),
        // Erasing a person empties the row and leaves it; what was done with people's data is only added to.
        new("people", Embedded.Text(typeof(PeopleRegister), "people.sql"), $"""
            {Usage("people", Application, Auditor)}
            grant select on all tables in schema people to {Application}, {Auditor};
            grant insert, update on people.people to {Application};
            grant insert on people.deeds to {Application};
            """),
        // Number and time of a line are not the application's to choose.
        new(AccessLogTable.Schema, AccessLogTable.Creation, $"""
            {Usage(AccessLogTable.Schema, Application, Auditor)}
            grant select on access.log to {Application}, {Auditor};
            grant insert ({AccessLogTable.Written}) on access.log to {Application};
            grant select on access.salt to {Application};
            """),
        // Auditors see who may do what and who changed it, and nothing that proves who somebody is. Changes are only added to.
        new("accounts", Embedded.Text(typeof(AccountStore), "accounts.sql"), $"""
            {Usage("accounts", Application, Auditor)}
            grant select on all tables in schema accounts to {Application};
            grant insert, update on accounts.accounts, accounts.grants, accounts.delegations, accounts.keys, accounts.key_ring to {Application};
            grant insert, delete on accounts.used_codes, accounts.ended_sessions to {Application};
            grant insert, update, delete on accounts.devices, accounts.sessions to {Application};
            grant insert, update, delete on accounts.views, accounts.looks, accounts.watches, accounts.drafts, accounts.uploads to {Application};
            grant insert, update, delete on accounts.import_columns to {Application};
            grant insert, update on accounts.calendar_feeds to {Application};
            grant insert on accounts.changes, accounts.hints_aside to {Application};
            grant select on accounts.grants, accounts.delegations, accounts.changes to {Auditor};
            grant select (id, person, disabled_at) on accounts.accounts to {Auditor};
            """),
        // Nothing takes back what was told: causes are only marked as told, notifications only seen, acknowledged and linked.
        new(CauseTable.Schema, CauseTable.Creation, $"""
            {Usage(CauseTable.Schema, Application, Auditor)}
            grant select on all tables in schema notifications to {Application}, {Auditor};
            grant insert on all tables in schema notifications to {Application};
            grant update (told_at) on notifications.causes to {Application};
            grant update (seen_at, acknowledged_at) on notifications.intended to {Application};
            grant update (state, due_at, attempts, answer, at, ended_at, given_up) on notifications.deliveries to {Application};
            grant update, delete on notifications.preferences, notifications.follow_ups to {Application};
            grant update (since), delete on notifications.watches to {Application};
            grant delete on notifications.undated, notifications.robot_calls to {Application};
            grant update on notifications.endpoints, notifications.rules to {Application};
            revoke select on notifications.endpoints from {Auditor};
            """),
        // Leaves are only added; that a tile was not changed is what the tree proves.
        new(LedgerTables.Schema, LedgerTables.Creation, $"""
            {Usage(LedgerTables.Schema, Application, Auditor)}
            grant select on all tables in schema ledger to {Application}, {Auditor};
            grant insert on ledger.tiles, ledger.positions, ledger.late, ledger.checkpoints, ledger.cosignatures, ledger.keys to {Application};
            grant update (size, position) on ledger.head to {Application};
            grant update (hashes) on ledger.tiles to {Application};
            grant update (positions) on ledger.positions to {Application};
            grant update (at, line) on ledger.cosignatures to {Application};
            grant insert, update, delete on ledger.refusals to {Application};
            grant update (until) on ledger.keys to {Application};
            """),
    ];

    private static string Usage(string schema, params string[] roles) => $"grant usage on schema {schema} to {string.Join(", ", roles)};";

    /// <summary>The application works on all of it, and on tables that the owner adds; the auditor does not see it.</summary>
    private static string Worked(string schema) => $"""
        {Usage(schema, Application)}
        grant select, insert, update, delete on all tables in schema {schema} to {Application};
        grant usage, select, update on all sequences in schema {schema} to {Application};
        grant execute on all functions in schema {schema} to {Application};
        alter default privileges in schema {schema} grant select, insert, update, delete on tables to {Application};
        """;

    private static string ForEach(string statements) => $"""
        do $each$ declare one text; begin for one in {statements} loop execute one; end loop; end $each$;
        """;
}
