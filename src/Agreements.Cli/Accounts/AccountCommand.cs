using Agreements.Cli.Shell;
using Agreements.Server.Identity.Accounts;
using Agreements.Server.Localization;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;
using System.CommandLine;
using System.Globalization;

namespace Agreements.Cli.Accounts;

/// <summary>
/// <c>agreements account</c>: what administrators do, for whoever holds the database: making the first accounts, and mending what locked
/// everybody out.
/// </summary>
internal static class AccountCommand
{
    /// <summary>Who the changes are noted to be by.</summary>
    private const string By = "console";

    /// <summary>Of institutions that the examples of <c>ops/demo</c> are about.</summary>
    private static readonly (string Name, string[] Roles)[] DemoAccounts =
    [
        ("demo-coordinator", ["coordinator@cq-edu", "coordinator@qingyang-edu", "coordinator@sc-edu"]),
        ("demo-representative-1", ["representative@qingsu"]),
        ("demo-representative-2", ["representative@cq-women"]),
        ("demo-approver", ["approver@cq-edu", "approver@qingyang-edu", "approver@jiangbei-edu"]),
        ("demo-auditor", ["auditor@cq-edu"]),
    ];

    public static Command Create(ShellContext shell) => new("account", "Accounts, roles, delegations and keys; passwords and keys are printed once.")
    {
        First(shell), Demo(shell), Add(shell), Grant(shell), EndGrant(shell), Delegate(shell), Key(shell), Reset(shell),
        Switch(shell, isOn: false), Switch(shell, isOn: true), List(shell),
    };

    private static Command First(ShellContext shell)
    {
        var first = new Command("first", "Makes the first administrator, where there is none yet, and prints the password for once.");
        first.SetAction((parsed, token) => RunAsync(shell, parsed, async (services, terminal) =>
        {
            if (await services.GetRequiredService<FirstAdministrator>().EnsureAsync(token) is { } made)
            {
                Tell(terminal, made);
            }

            return null;
        }));
        return first;
    }

    private static Command Add(ShellContext shell)
    {
        var name = new Argument<string>("NAME") { Description = "The name to sign in with." };
        var id = new Option<string?>("--id") { Description = "Its id in events, for ever; random unless given. Nothing of a person." };
        var role = Role(false);
        var machine = new Option<bool>("--machine") { Description = "A program's: it gets keys and no password." };
        var stands = new Option<bool>("--password-stands") { Description = "The password need not be changed at the first sign-in: for demonstrations." };
        var add = new Command("add", "Makes an account and prints its password for once.") { name, id, role, machine, stands };
        add.SetAction((parsed, _) => RunAsync(shell, parsed, async (services, terminal) =>
        {
            var desk = services.GetRequiredService<AccountAdministration>();
            var asked = new NewAccount(parsed.GetValue(name)!, parsed.GetValue(id), IsMachine: parsed.GetValue(machine));
            var made = await desk.CreateAsync(By, asked, mustChange: !parsed.GetValue(stands));
            if (made.Refusal is not null)
            {
                return made.Refusal;
            }

            Tell(terminal, made.Value!);
            return parsed.GetValue(role) is { } held ? (await desk.GrantAsync(By, made.Value!.Id, GrantOf(held, null))).Refusal : null;
        }));
        return add;
    }

    private static Command Demo(ShellContext shell)
    {
        var demo = new Command("demo", "Makes accounts to look around with, for each role one, and prints them once. For demonstrations only.");
        demo.SetAction((parsed, _) => RunAsync(shell, parsed, async (services, terminal) =>
        {
            var desk = services.GetRequiredService<AccountAdministration>();
            foreach (var (name, roles) in DemoAccounts)
            {
                var made = await desk.CreateAsync(By, new NewAccount(name, name), mustChange: false);
                if (made.Value is not { } told)
                {
                    continue;
                }

                foreach (var role in roles)
                {
                    await desk.GrantAsync(By, name, GrantOf(role, null));
                }

                terminal.Out.WriteLine($"{told.Name,-22} {told.Password}   {string.Join(", ", roles)}");
            }

            return null;
        }));
        return demo;
    }

    private static Command Grant(ShellContext shell)
    {
        var (account, role, until) = (Account(), new Argument<string>("ROLE@INSTITUTION") { Description = "Such as coordinator@qingyang-edu." }, Until(false));
        var grant = new Command("grant", "Gives a role for an institution.") { account, role, until };
        grant.SetAction((parsed, _) => RunAsync(shell, parsed, async (services, terminal) => Say(
            terminal, await services.GetRequiredService<AccountAdministration>()
                .GrantAsync(By, parsed.GetValue(account)!, GrantOf(parsed.GetValue(role)!, parsed.GetValue(until))))));
        return grant;
    }

    private static Command EndGrant(ShellContext shell)
    {
        var (account, number) = (Account(), new Argument<long>("NUMBER") { Description = "The number that 'account list' shows." });
        var end = new Command("revoke", "Takes a role.") { account, number };
        end.SetAction((parsed, _) => RunAsync(shell, parsed, async (services, terminal) =>
            Say(terminal, await services.GetRequiredService<AccountAdministration>().EndGrantAsync(By, parsed.GetValue(account)!, parsed.GetValue(number)))));
        return end;
    }

    private static Command Delegate(ShellContext shell)
    {
        var (account, to, until) = (Account(), new Argument<string>("TO") { Description = "The account that stands in." }, Until(true));
        var role = new Argument<string>("ROLE@INSTITUTION") { Description = "A role that the account holds." };
        var delegated = new Command("delegate", "Lets another account stand in for one until a day.") { account, to, role, until };
        delegated.SetAction((parsed, _) => RunAsync(shell, parsed, async (services, terminal) =>
        {
            var held = GrantOf(parsed.GetValue(role)!, parsed.GetValue(until));
            return Say(terminal, await services.GetRequiredService<AccountAdministration>().DelegateAsync(
                By, parsed.GetValue(account)!, new NewDelegation(parsed.GetValue(to)!, held.Role, held.Institution, held.Until!.Value)));
        }));
        return delegated;
    }

    private static Command Key(ShellContext shell)
    {
        var account = Account();
        var name = new Option<string>("--name") { Description = "What it is for.", Required = true };
        var scopes = new Option<string[]>("--scope")
        {
            Description = "read, write, export, or an operation such as recordSignature.",
            Required = true,
            AllowMultipleArgumentsPerToken = true,
        };
        var until = Until(true);
        var key = new Command("key", "Issues a key and prints it once.") { account, name, scopes, until };
        key.SetAction((parsed, _) => RunAsync(shell, parsed, async (services, terminal) =>
        {
            var ends = Shanghai.Instant(parsed.GetValue(until)!.Value.ToDateTime(TimeOnly.MaxValue));
            var issued = await services.GetRequiredService<AccountAdministration>().IssueKeyAsync(
                By, parsed.GetValue(account)!, new NewKey(parsed.GetValue(name)!, parsed.GetValue(scopes)!, ends));
            if (issued.Value is { } made)
            {
                terminal.Out.WriteLine(made.Key);
            }

            return issued.Refusal;
        }));
        return key;
    }

    private static Command Reset(ShellContext shell)
    {
        var account = Account();
        var factor = new Option<bool>("--second-factor-lost") { Description = "Takes the second factor away as well." };
        var reset = new Command("reset-password", "Sets a password for once and prints it; lifts a lock and ends all sessions.") { account, factor };
        reset.SetAction((parsed, _) => RunAsync(shell, parsed, async (services, terminal) =>
        {
            var settled = await services.GetRequiredService<AccountAdministration>().ResetPasswordAsync(By, parsed.GetValue(account)!, parsed.GetValue(factor));
            if (settled.Value is { } made)
            {
                Tell(terminal, made);
            }

            return settled.Refusal;
        }));
        return reset;
    }

    private static Command Switch(ShellContext shell, bool isOn)
    {
        var account = Account();
        var command = isOn
            ? new Command("enable", "Lets an account in again.") { account }
            : new Command("disable", "Keeps an account out; its sessions end.") { account };
        command.SetAction((parsed, _) => RunAsync(shell, parsed, async (services, terminal) =>
        {
            var (desk, id) = (services.GetRequiredService<AccountAdministration>(), parsed.GetValue(account)!);
            return Say(terminal, isOn ? await desk.EnableAsync(By, id) : await desk.DisableAsync(By, id));
        }));
        return command;
    }

    private static Command List(ShellContext shell)
    {
        var list = new Command("list", "Lists accounts with their roles.");
        list.SetAction((parsed, token) => RunAsync(shell, parsed, async (services, terminal) =>
        {
            var table = terminal.Table("id", terminal.Label("登录名", "name"), terminal.Label("角色", "roles"), terminal.Label("状态", "state"));
            foreach (var a in await services.GetRequiredService<AccountReads>().AllAsync(token))
            {
                table.AddRow(
                    Terminal.Plain(a.Id), Terminal.Plain(a.Name),
                    Terminal.Plain(
                        string.Join('\n', a.Grants.Select(g => string.Create(CultureInfo.InvariantCulture, $"{g.Number}: {g.Role}@{g.Institution}")))),
                    Terminal.Plain(a.IsDisabled ? terminal.Label("已停用", "disabled")
                        : a.LockedUntil is not null ? terminal.Label("已锁定", "locked")
                        : a.IsMachine ? terminal.Label("程序", "program")
                        : ""));
            }

            terminal.Out.Write(table);
            return null;
        }));
        return list;
    }

    private static async Task<int> RunAsync(ShellContext shell, ParseResult parsed, Func<IServiceProvider, Terminal, Task<AccountRefusal?>> run)
    {
        var terminal = shell.Terminal(parsed);
        await using var data = await shell.ApplicationAsync(CancellationToken.None);
        await using var services = new ServiceCollection().AddLogging().AddSingleton(data).AddSingleton(TimeProvider.System)
            .AddAccounts(shell.Setting("AGREEMENTS_SECRETS")).AddSingleton(HouseWords.Of(shell.Setting("AGREEMENTS_PASSWORD_WORDS"))).BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        if (await run(scope.ServiceProvider, terminal) is { } refusal)
        {
            terminal.Complain(refusal.Sentence);
            return App.HasErrors;
        }

        return App.Done;
    }

    private static AccountRefusal? Say<T>(Terminal terminal, Settled<T> settled)
    {
        if (settled.Refusal is null)
        {
            terminal.Say(new Text("已完成。", "Done."), "green");
        }

        return settled.Refusal;
    }

    private static void Tell(Terminal terminal, OneTimePassword made) => terminal.Say(
        made.Password is null
            ? new Text($"账号 {made.Id}（程序）", $"Account {made.Id} (a program's)")
            : new Text(
                $"账号 {made.Id}，登录名 {made.Name}，密码 {made.Password}（仅显示这一次）",
                $"Account {made.Id}, sign-in name {made.Name}, password {made.Password} (shown this once)"));

    private static NewGrant GrantOf(string text, DateOnly? until) =>
        text.Split('@') is [var role, { Length: > 0 } institution] && KebabEnum<ActingRole>.TryParse(role, out var known)
            ? new NewGrant(known, institution, null, until)
            : throw new UsageException(new Text(
                $"'{text}' 不是“角色@单位代码”，例如 coordinator@qingyang-edu。", $"'{text}' is no role@institution, such as coordinator@qingyang-edu."));

    private static Argument<string> Account() => new("ACCOUNT") { Description = "The account's id." };

    private static Option<string?> Role(bool isRequired) =>
        new("--role") { Description = "A role for an institution, such as coordinator@qingyang-edu.", Required = isRequired };

    private static Option<DateOnly?> Until(bool isRequired) => new("--until")
    {
        Description = "The last day, such as 2026-12-31.", Required = isRequired,
        CustomParser = given =>
        {
            if (Instants.TryParseDay(given.Tokens[0].Value, out var day))
            {
                return day;
            }

            given.AddError(Instants.NoDay("--until", given.Tokens[0].Value).EnOrZh);
            return null;
        },
    };
}
