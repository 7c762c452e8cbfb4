using Agreements.Server.Http;

namespace Agreements.Server.Measuring;

/// <summary>Another target.</summary>
/// <param name="Target">The target; null for none any more.</param>
/// <param name="By">By when; null when no day is set.</param>
/// <param name="Reason">Why.</param>
/// <param name="On">The day; null for today.</param>
public sealed record Aimed(Quantity? Target, Edtf? By, string Reason, Edtf? On = null);

/// <summary>A figure.</summary>
/// <param name="Value">The figure.</param>
/// <param name="AsOf">The day on which it held; null when unknown.</param>
/// <param name="Period">The time over which it was counted; null when it is no such figure.</param>
/// <param name="Source">Where it comes from; null when measured here.</param>
/// <param name="Note">What is to be said with it; null for nothing.</param>
/// <param name="Name">What an indicator is called that may not be defined yet; null for one that is.</param>
/// <param name="Scope">Where or of whom it is counted, with a name.</param>
public sealed record FigureGiven(
    Quantity Value, Edtf? AsOf = null, Edtf? Period = null, Source? Source = null, string? Note = null, Text? Name = null, string? Scope = null);

/// <summary>A figure put right.</summary>
/// <param name="Now">What it should have been.</param>
/// <param name="Reason">Why.</param>
public sealed record PutRight(Quantity Now, string Reason);

/// <summary>A period to close.</summary>
/// <param name="Period">The period, such as <c>2025</c> or <c>2025-09/2026-08</c>.</param>
/// <param name="Note">What is to be said with it; null for nothing.</param>
/// <param name="On">The day; null for today.</param>
public sealed record Closing(Edtf Period, string? Note = null, Edtf? On = null);

/// <summary>A closed period to open again.</summary>
/// <param name="Period">The period, as it was closed.</param>
/// <param name="Reason">Why.</param>
/// <param name="On">The day; null for today.</param>
public sealed record Reopening(Edtf Period, string Reason, Edtf? On = null);

/// <summary>Indicators over HTTP.</summary>
public static class MeasuringEndpoints
{
    private static readonly Quantity Many = new(200, Qualifier.AtLeast, "person", "名");

    /// <summary>Maps indicators, their figures and the periods of reporting.</summary>
    /// <param name="api">The group of the API.</param>
    public static void MapMeasuring(this IEndpointRouteBuilder api)
    {
        api.MapCommand("indicators", "defineIndicator", "Say what will be counted.",
            (id, b, a) => new DefineIndicator(id, b) { By = a.By, Today = a.Today, ExpectedVersion = a.Seen },
            new Indicator("students", new Text("产业学院在读学生", "Students of the industry college"), "person", "华兰产业学院", new Quantity(40, Qualifier.Exact, "person", "名"), Many, Edtf.Parse("2027")));
        api.MapIndicator("target", "changeTarget", "Set another target for an indicator.",
            (id, which, b, a) => new ChangeTarget(id, which, b.Target, b.By, b.Reason, b.On) { By = a.By, Today = a.Today, ExpectedVersion = a.Seen },
            new Aimed(Many with { Value = 150 }, Edtf.Parse("2028"), "招生计划调整"));
        api.MapIndicator("figures", "measureIndicator", "Record a figure of an indicator; figures that disagree stay side by side.",
            (id, which, b, a) => new MeasureIndicator(id, which, b.Value, b.AsOf, b.Period, b.Source, b.Note, b.Name, b.Scope) { By = a.By, Today = a.Today, ExpectedVersion = a.Seen },
            new FigureGiven(new Quantity(78, Qualifier.Exact, "person", "名"), Edtf.Parse("2025-05")));
        api.MapPost("/agreements/{id:guid}/indicators/{indicator}/figures/{number:int}/correction", (Guid id, string indicator, int number, CommandDesk desk, HttpContext http) =>
                desk.TakeAsync<PutRight>(http, (b, a) => new CorrectMeasurement(id, indicator, number, b.Now, b.Reason) { By = a.By, Today = a.Today, ExpectedVersion = a.Seen }))
            .Describe("correctMeasurement", "Put a recorded figure right; the old one stays in the history.", new PutRight(new Quantity(87, Qualifier.Exact, "person", "名"), "录入颠倒"));
        api.MapCommand("periods/closed", "closePeriod", "Make the figures of a period final.",
            (id, b, a) => new ClosePeriod(id, b.Period, b.Note, b.On) { By = a.By, Today = a.Today, ExpectedVersion = a.Seen },
            new Closing(Edtf.Parse("2025-09/2026-08"), "学年终"));
        api.MapCommand("periods/reopened", "reopenPeriod", "Let the figures of a closed period change again.",
            (id, b, a) => new ReopenPeriod(id, b.Period, b.Reason, b.On) { By = a.By, Today = a.Today, ExpectedVersion = a.Seen },
            new Reopening(Edtf.Parse("2025-09/2026-08"), "企业补报"));
    }

    private static void MapIndicator<TBody>(
        this IEndpointRouteBuilder api, string route, string name, string summary, Func<Guid, string, TBody, Asking, AgreementCommand> command, TBody example)
        where TBody : notnull =>
        api.MapPost($"/agreements/{{id:guid}}/indicators/{{indicator}}/{route}", (Guid id, string indicator, CommandDesk desk, HttpContext http) =>
                desk.TakeAsync<TBody>(http, (b, a) => command(id, indicator, b, a)))
            .Describe(name, summary, example);
}
