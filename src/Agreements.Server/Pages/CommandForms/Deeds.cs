using Agreements.Server.Commands;
using Agreements.Server.Identity;

namespace Agreements.Server.Pages.CommandForms;

/// <summary>What a reader may do with an entry of the directory, an engagement or a kind, by the table of permissions.</summary>
/// <param name="Subject">Its id or code.</param>
/// <param name="Operations">The operations.</param>
public sealed record Deeds(string Subject, IReadOnlyList<Operation> Operations)
{
    /// <summary>Nothing.</summary>
    public static Deeds None { get; } = new("", []);

    /// <summary>What a reader may do with an institution or a standing body.</summary>
    /// <param name="context">The request.</param>
    /// <param name="kind">Which of the two.</param>
    /// <param name="code">Its code.</param>
    internal static async Task<Deeds> OfEntryAsync(HttpContext context, SubjectKind kind, string code)
    {
        if (Caller.Of(context.User) is not { } caller)
        {
            return None;
        }

        var may = await context.RequestServices.GetRequiredService<CommandAuthorization>().OfEntryAsync(caller, code, context.RequestAborted);
        return Of(context, kind, code, o => may(o.Command));
    }

    /// <summary>What a reader may do with an engagement, and with each of its action items: what is somebody's own word, only for them.</summary>
    /// <param name="context">The request.</param>
    /// <param name="engagement">The engagement.</param>
    /// <param name="verifiers">Those who confirm its action items.</param>
    internal static async Task<Func<string?, Deeds>> OfEngagementAsync(HttpContext context, Guid engagement, IEnumerable<string> verifiers)
    {
        if (Caller.Of(context.User) is not { } caller)
        {
            return _ => None;
        }

        var may = await context.RequestServices.GetRequiredService<CommandAuthorization>()
            .OfEngagementAsync(caller, engagement, verifiers, context.RequestAborted);
        return speaker => Of(context, SubjectKind.Engagement, engagement.ToString(), o => may(o.Command, speaker));
    }

    /// <summary>What a reader may do with the policies of a kind.</summary>
    /// <param name="context">The request.</param>
    /// <param name="kind">The kind.</param>
    internal static Deeds OfKind(HttpContext context, AgreementKind kind) => Caller.Of(context.User) is { } caller
        ? Of(
            context, SubjectKind.Kind, KebabEnum<AgreementKind>.Name(kind),
            o => Permissions.Refuse(o.Command, caller.Role, new Ties(new HashSet<string>(), null, null)) is null)
        : None;

    /// <summary>The operation with a name, where it is theirs; null where it is not.</summary>
    /// <param name="name">Its name in the API.</param>
    public Operation? Find(string name) => Operations.FirstOrDefault(o => o.Name == name);

    /// <summary>The address of a form.</summary>
    /// <param name="operation">What is done.</param>
    /// <param name="back">Where it comes back to.</param>
    /// <param name="given">What stands in the form already.</param>
    public string Address(string operation, string back, params (string Name, string? Value)[] given) =>
        Operation.FormAt(operation, Subject, back, given);

    private static Deeds Of(HttpContext context, SubjectKind kind, string subject, Func<Operation, bool> may) => new(
        subject, [.. context.RequestServices.GetRequiredService<OfferedOperations>().All.Values.Where(o => o.Subject == kind && may(o))]);
}
