using Agreements.Server.Identity;
using Agreements.Server.Pages.Bulk;
using Agreements.Server.Pages.CommandForms;
using Agreements.Server.Pages.Conditions;
using Agreements.Server.Pages.Rendering;
using Agreements.Server.ReadModels.Directory;
using Agreements.Server.ReadModels.Register;
using Agreements.Server.ReadModels.Visibility;

namespace Agreements.Server.Pages.Register;

/// <summary>Answers the register.</summary>
internal static class RegisterEndpoint
{
    public static async Task<IResult> Show(
        HttpContext context, Reader reader, SuggestedNames names, OfferedOperations operations, CancellationToken ct)
    {
        var asking = new Asking(context.Request.Query);
        var asked = await RegisterAsked.OfRegisterAsync(asking, reader, Caller.Of(context.User), ct);
        var (found, wasBad) = asking.Wrong.Count > 0 ? (null, false) : await Read(reader, asked, ct);
        return Page.Of<RegisterSheet>(
            context,
            new
            {
                Asked = wasBad ? asked with { After = null } : asked,
                Found = found,
                Partner = asked.Partner is { } code ? await EntryQuery.OfAsync(reader, [code], ct) : KnownEntries.None,
                asking.Wrong,
                Deeds = BulkDeeds.Of(Caller.Of(context.User), operations),
                Suggested = await names.InstitutionsAsync(ct),
                Regions = await DirectoryQuery.RegionsAsync(reader, ct),
                WasBadPage = wasBad,
            },
            asking.Status);
    }

    private static async Task<(RegisterPage Found, bool WasBad)> Read(Reader reader, RegisterAsked asked, CancellationToken ct)
    {
        try
        {
            return (await RegisterQuery.PageAsync(reader, asked.Filter, ct), false);
        }
        catch (FormatException) when (asked.After is not null)
        {
            // An old or mistyped link: the first page helps the reader more than a refusal.
            return (await RegisterQuery.PageAsync(reader, asked.Filter with { After = null }, ct), true);
        }
    }
}
