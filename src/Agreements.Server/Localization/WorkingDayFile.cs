using System.Globalization;
using System.Text.Json;

namespace Agreements.Server.Localization;

/// <summary>
/// Reads the calendar of working days: the file of <c>AGREEMENTS_WORKING_DAYS</c>, else the one that is shipped. All that is wrong is told at once, each
/// with place, cause and cure.
/// </summary>
public sealed class WorkingDayFile
{
    private const string Setting = "AGREEMENTS_WORKING_DAYS";
    private const string KnownFormat = "working-days/1";
    private const int FirstYear = 1950;
    private const int LastYear = 2999;

    private static readonly JsonSerializerOptions Format = new(JsonSerializerOptions.Web)
    {
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    private readonly List<string> _problems = [];
    private readonly HashSet<DateOnly> _seen = [];

    /// <summary>The calendar to go by.</summary>
    /// <param name="configuration">The host's configuration.</param>
    /// <exception cref="InvalidOperationException">The file cannot be used; the message lists every place with its cause and cure.</exception>
    public static WorkingDays From(IConfiguration configuration)
    {
        if (configuration[Setting] is not { } path || string.IsNullOrWhiteSpace(path))
        {
            return Shipped();
        }

        try
        {
            return Read(File.ReadAllText(path), path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidOperationException(
                $"The calendar of working days '{path}' ({Setting}) cannot be read: {e.Message} Name a file that the server's account can read, or unset "
                    + $"{Setting} for the calendar that is shipped.", e);
        }
    }

    /// <summary>The calendar that is shipped: the State Council's notices, and what the law fixes of the year after.</summary>
    public static WorkingDays Shipped()
    {
        using var stream = typeof(WorkingDayFile).Assembly.GetManifestResourceStream("working-days.json")!;
        using var reader = new StreamReader(stream);
        return Read(reader.ReadToEnd(), "working-days.json");
    }

    /// <summary>The calendar that a text says.</summary>
    /// <param name="json">The text.</param>
    /// <param name="name">What the file is called.</param>
    /// <exception cref="InvalidOperationException">It cannot be used.</exception>
    public static WorkingDays Read(string json, string name)
    {
        FileShape shape;
        try
        {
            shape = JsonSerializer.Deserialize<FileShape>(json, Format) ?? new FileShape();
        }
        catch (JsonException e)
        {
            throw new InvalidOperationException(
                $"The calendar of working days '{name}' ({Setting}) is no JSON of this form: {e.Message} docs/working-days.md shows a whole file.", e);
        }

        var file = new WorkingDayFile();
        var years = file.Years(shape);
        return file._problems.Count == 0
            ? new WorkingDays(years)
            : throw new InvalidOperationException(
                $"The calendar of working days '{name}' ({Setting}) cannot be used:\n- {string.Join("\n- ", file._problems)}");
    }

    private List<WorkingYear> Years(FileShape shape)
    {
        if (shape.Format != KnownFormat)
        {
            Problem("$.format", $"it is '{shape.Format}'", $"write \"{KnownFormat}\"");
        }

        var years = new List<WorkingYear>();
        foreach (var (index, year) in (shape.Years ?? []).Index())
        {
            var place = $"$.years[{index}]";
            if (year.Year is < FirstYear or > LastYear)
            {
                Problem($"{place}.year", $"{year.Year} is no year of this calendar", $"write a year from {FirstYear} to {LastYear}");
            }
            else if (years.Exists(y => y.Year == year.Year))
            {
                Problem($"{place}.year", $"{year.Year} is there twice", "say all of a year in one place");
            }

            years.Add(YearOf(year, place));
        }

        return years;
    }

    private WorkingYear YearOf(YearShape year, string place)
    {
        if (string.IsNullOrWhiteSpace(year.Source))
        {
            Problem($"{place}.source", "nobody says where this is from", "name the notice");
        }

        var holidays = (year.Holidays ?? []).Index().Select(h => HolidayOf(h.Item, year.Year, $"{place}.holidays[{h.Index}]")).OfType<Holiday>().ToArray();
        List<DateOnly> worked = [];
        foreach (var (index, text) in (year.WorkingDays ?? []).Index())
        {
            var at = $"{place}.workingDays[{index}]";
            if (DayOf(text, year.Year, at) is not { } day)
            {
                continue;
            }

            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
            {
                Problem(at, $"{text} is a {day.DayOfWeek}, which is worked anyway", "name Saturdays and Sundays that are worked for a holiday");
            }

            Once(day, at);
            worked.Add(day);
        }

        return new WorkingYear(year.Year, year.Provisional, year.Source ?? "", holidays, worked);
    }

    private Holiday? HolidayOf(HolidayShape holiday, int year, string place)
    {
        if (string.IsNullOrWhiteSpace(holiday.Name?.Zh))
        {
            Problem($"{place}.name", "the holiday has no name", "write {\"zh\": \"春节\", \"en\": \"Spring Festival\"}");
            return null;
        }

        var ends = (holiday.Days ?? "").Split('/');
        var at = $"{place}.days";
        if (ends.Length > 2 || DayOf(ends[0], year, at) is not { } first || DayOf(ends[^1], year, at) is not { } last)
        {
            return null;
        }

        if (last < first)
        {
            Problem(at, $"'{holiday.Days}' ends before it begins", "write the first day first");
            return null;
        }

        for (var day = first; day <= last; day = day.AddDays(1))
        {
            Once(day, at);
        }

        return new Holiday(holiday.Name, first, last);
    }

    /// <summary>A notice speaks of its own year, and of the days around New Year.</summary>
    private DateOnly? DayOf(string text, int year, string place)
    {
        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            Problem(place, $"'{text}' is no day", "write a day such as 2026-02-15, or the first and the last as 2026-02-15/2026-02-23");
            return null;
        }

        if (day.Year != year && (day.Year, day.Month) != (year - 1, 12) && (day.Year, day.Month) != (year + 1, 1))
        {
            Problem(place, $"{text} is no day of {year}", "write it under its own year");
            return null;
        }

        return day;
    }

    private void Once(DateOnly day, string place)
    {
        if (!_seen.Add(day))
        {
            Problem(place, $"{day:yyyy-MM-dd} is there twice", "say each day once: free, or worked");
        }
    }

    private void Problem(string place, string cause, string cure) => _problems.Add($"{place}: {cause}; {cure}.");

    private sealed record FileShape(string? Format = null, IReadOnlyList<YearShape>? Years = null);

    private sealed record YearShape(
        int Year, bool Provisional = false, string? Source = null, IReadOnlyList<HolidayShape>? Holidays = null, IReadOnlyList<string>? WorkingDays = null);

    private sealed record HolidayShape(Text? Name = null, string? Days = null);
}
