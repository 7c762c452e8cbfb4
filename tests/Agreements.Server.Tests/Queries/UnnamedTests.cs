using Agreements.Server.Tests.Access;
using Agreements.Server.Tests.People;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using System.Net.Http.Json;
using System.Net;

namespace Agreements.Server.Tests.Queries;

/// <summary>Wherever events are told in sentences, nobody erased is named, and no agreement out of sight is.</summary>
public sealed class UnnamedTests(Scene scene) : IClassFixture<Scene>
{
    private const string Name = "秦可卿5e1";

    [Fact]
    public async Task No_surface_that_tells_events_names_the_erased_or_the_unseen()
    {
        var person = await scene.Server.As(Scene.Bureau).EnterAsync(new { name = new { zh = Name, en = Name }, institution = "watch-school" });
        await AppendAsync(
            new LiaisonNamed("watch-school", person), new FactCorrected("liaison/watch-school", person, person, "核对", null),
            new FactReported("liaison/watch-school", person, new Source("s-1", "来信", null, Reliability.Press)),
            new PlacedUnder(Scene.AboveBefore, Scene.Above, null, null), new ClausesDropped(Scene.Above, ["c1"]));
        foreach (var (address, _) in Surfaces(person))
        {
            (await Answers.ToAsync(scene.Server.As(Scene.Bureau), address)).Says(Name)
                .ShouldBe(address.Contains("timeline", StringComparison.Ordinal) || address.Contains("people", StringComparison.Ordinal)
                    || address.StartsWith("/agreements", StringComparison.Ordinal), address);
        }

        (await scene.Server.As(Scene.Bureau).EraseAsync(person)).StatusCode.ShouldBe(HttpStatusCode.OK);

        foreach (var (address, instead) in Surfaces(person))
        {
            foreach (var key in new[] { Scene.Bureau, Scene.School })
            {
                var answer = await Answers.ToAsync(scene.Server.As(key), address);
                IsSilent(answer.Text, address);
                if (answer.Status is HttpStatusCode.OK)
                {
                    instead.ShouldAllBe(i => answer.Says(i), address);
                }
            }

            (await Answers.ToAsync(scene.Server.As(RunningServer.Auditor), address)).Text.ShouldNotContain(Name);
        }
    }

    [Fact]
    public async Task A_dry_run_names_people_as_the_history_will()
    {
        var school = scene.Server.As(Scene.Bureau);
        var person = await school.EnterAsync(new { name = new { zh = "史湘云" }, institution = "watch-school" });
        var parties = new[] { ("watch-school", "望江学校"), ("huafon", "华峰") }
            .Select(p => new { role = "principal", institution = p.Item1, name = new { zh = p.Item2 } }).ToArray();
        var proposed = await (await school.PostAsJsonAsync("/api/v1/agreements", new { kind = "school-enterprise", title = new { zh = "望江合作" }, parties }))
            .JsonAsync(HttpStatusCode.Created);
        var would = await (await school.PostAsJsonAsync(
            $"/api/v1/agreements/{proposed.GetProperty("id").GetString()}/liaisons?dry-run=true", new { party = "watch-school", person })).JsonAsync();
        would.GetProperty("wouldRecord")[0].GetProperty("sentence").GetProperty("zh").GetString().ShouldBe("望江学校确定联络人：史湘云。");
    }

    /// <summary>Where events are told, and what stands there in place of a name.</summary>
    private static (string Address, string[] Instead)[] Surfaces(string person) =>
    [
        ($"/api/v1/agreements/{Scene.Shared}/timeline?count=500", ["前联络人", "本协议列于另一份协议之下", "不再承接另一份协议的条款"]),
        ($"/agreements/{Scene.Shared}", ["前联络人", "本协议列于另一份协议之下"]),
        ($"/api/v1/engagements/{Scene.SharedMeeting}", ["与另一份协议相关"]),
        ("/api/v1/bodies/open-league/history", []),
        ($"/api/v1/people/{person}/export", []),
        ($"/people/{person}/copy", []),
        ($"/api/v1/agreements/{Scene.Shared}/cascade?of=suspension", []),
    ];

    private static void IsSilent(string text, string address)
    {
        text.ShouldNotContain(Name, Case.Sensitive, address);
        text.ShouldNotContain(Scene.Secret, Case.Sensitive, address);
        foreach (var hidden in new[] { Scene.Above, Scene.AboveBefore, Scene.HiddenMeeting })
        {
            text.ShouldNotContain(hidden.ToString(), Case.Insensitive, address);
        }
    }

    private async Task AppendAsync(params object[] events)
    {
        await using var session = scene.Server.Services.GetRequiredService<IDocumentStore>().LightweightSession();
        session.Events.Append(Scene.Shared, events);
        await session.SaveChangesAsync();
        await scene.Server.CaughtUpAsync();
    }
}
