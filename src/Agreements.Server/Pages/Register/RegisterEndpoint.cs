using Agreements.Server.Pages.Serving;
using Agreements.Server.ReadModels.Directory;
using Agreements.Server.ReadModels.Register;
using Npgsql;

namespace Agreements.Server.Pages.Register;

/// <summary>Answers the register.</summary>
internal static class RegisterEndpoint
{
    public static async Task<IResult> Show(HttpContext context, NpgsqlDataSource db, CancellationToken ct)
    {
        var asked = RegisterAsked.Of(context.Request.Query);
        var (found, wasBad) = await Read(db, asked, ct);
        return Page.Of<RegisterSheet>(context, new
        {
            Asked = wasBad ? asked with { After = null } : asked,
            Found = found,
            Institutions = await DirectoryQuery.ListInstitutionsAsync(db, null, ct),
            Regions = await DirectoryQuery.RegionsAsync(db, ct),
            WasBadPage = wasBad,
        });
    }

    private static async Task<(RegisterPage Found, bool WasBad)> Read(NpgsqlDataSource db, RegisterAsked asked, CancellationToken ct)
    {
        try
        {
            return (await RegisterQuery.PageAsync(db, asked.Filter, ct), false);
        }
        catch (FormatException) when (asked.After is not null)
        {
            // An old or mistyped link: the first page helps the reader more than a refusal.
            return (await RegisterQuery.PageAsync(db, asked.Filter with { After = null }, ct), true);
        }
    }
}
