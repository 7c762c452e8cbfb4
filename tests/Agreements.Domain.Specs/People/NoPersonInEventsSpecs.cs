using System.Reflection;
using System.Text.RegularExpressions;

namespace Agreements.Domain.Specs.People;

/// <summary>
/// An event is for ever, a person's name is not: no event has a place for one. Whoever adds a property that sounds like a person's says here what
/// it is the name of.
/// </summary>
public sealed partial class NoPersonInEventsSpecs
{
    /// <summary>Names of institutions, bodies, documents and figures; and titles, which are of an office and not of a person.</summary>
    private static readonly string[] NotOfPeople =
    [
        "BodyFacts.Name", "BodyRenamed.Name", "Criterion.Name", "DocumentAttached.Name", "DuplicateTakenOver.Names", "Figure.Name", "Indicator.Name",
        "InstitutionRegistered.Name", "InstitutionRenamed.Name", "InstitutionSupplemented.NameEn", "Party.Name", "PartyNamed.Name",
    ];

    private static readonly Type[] Families =
    [
        typeof(AgreementEvent), typeof(InstitutionEvent), typeof(BodyEvent), typeof(EngagementEvent), typeof(PolicyEvent),
    ];

    [Fact]
    public void No_event_has_a_place_for_a_persons_name_or_contact() =>
        Reached().SelectMany(Properties).Where(p => SoundsPersonal().IsMatch(p.Name)).Select(p => $"{p.DeclaringType!.Name}.{p.Name}")
            .Distinct().Order(StringComparer.Ordinal)
            .ShouldBe(NotOfPeople.Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("LiaisonName")]
    [InlineData("Mobile")]
    [InlineData("ContactPhone")]
    [InlineData("MailAddress")]
    [InlineData("Email")]
    [InlineData("IdCardNumber")]
    public void What_sounds_personal_is_heard(string property) => SoundsPersonal().IsMatch(property).ShouldBeTrue();

    /// <summary>Every event, and every type of the domain that one holds, however deep.</summary>
    private static HashSet<Type> Reached()
    {
        var reached = new HashSet<Type>();
        var open = new Queue<Type>(typeof(AgreementEvent).Assembly.GetTypes().Where(t => !t.IsAbstract && Families.Any(f => t.IsSubclassOf(f))));
        while (open.TryDequeue(out var type))
        {
            if (type.Assembly == typeof(AgreementEvent).Assembly && !type.IsEnum && reached.Add(type))
            {
                foreach (var property in Properties(type))
                {
                    open.Enqueue(property.PropertyType);
                }
            }

            foreach (var part in type.GetGenericArguments())
            {
                open.Enqueue(part);
            }
        }

        reached.Count.ShouldBeGreaterThan(80);
        return reached;
    }

    /// <summary>What is stored: what a record declares besides what it works out.</summary>
    private static IEnumerable<PropertyInfo> Properties(Type type) => type.GetProperties(BindingFlags.Instance | BindingFlags.Public).Where(p => p.CanWrite);

    [GeneratedRegex("name|phone|mobile|mail|contact|address|birth|gender|idcard|wechat|telephone|fax", RegexOptions.IgnoreCase)]
    private static partial Regex SoundsPersonal();
}
