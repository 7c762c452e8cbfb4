using Agreements.Server.Exchange.Importing.Planning;
using Agreements.Server.Exchange.Importing.Reading;
using Agreements.Server.Exchange.Importing;
using System.Text;

namespace Agreements.Server.Tests.Importing;

/// <summary>Case files for tests: the three of ops/demo, and a small one to break in every way.</summary>
internal static class CaseFiles
{
    public static readonly DateOnly Today = new(2026, 6, 1);

    public const string Small =
        """
        {
          "format": "agreement-cases/1",
          "source": {"id": "test-source", "title": "A source", "published": "2025-04", "reliability": "press"},
          "institutions": [
            {"code": "north", "kind": "school", "name": {"zh": "北校", "en": "North School"}, "aliases": ["北"], "region": "重庆市", "under": "bureau"},
            {"code": "south", "kind": "school", "name": "南校"},
            {"code": "bureau", "kind": "government", "name": {"zh": "教育局", "en": "Bureau"}}
          ],
          "bodies": [
            {"code": "league", "kind": "alliance", "name": "联盟", "chair": "north", "members": ["north", "south"],
             "membersComplete": true, "foundedOn": "2024", "foundedBy": "T-1"}
          ],
          "agreements": [
            {"ref": "T-1", "kind": "friendship-school", "title": {"zh": "友好学校协议", "en": "Friendship agreement"},
             "parties": [
               {"institution": "north", "role": "principal"},
               {"institution": "south", "role": "principal"},
               {"body": "league", "role": "witness"},
               {"unknown": "a third school", "role": "member"}],
             "terms": {"purpose": "合作", "clauses": [{"id": "c1", "text": "第一条"}], "term": {"years": 3}},
             "stage": "implementing",
             "history": [
               {"what": "proposed", "on": "2025-01-10"},
               {"what": "signed", "on": "2025-03-01", "place": "重庆"},
               {"what": "witnessed", "on": "2025-03-01"},
               {"what": "started", "on": "2025-03-10"}],
             "commitments": [
               {"id": "visit", "title": "互访", "owner": "north", "due": "2025-12", "every": "year",
                "quantity": {"value": 2, "qualifier": "at-least", "unit": "visit", "counter": "次"}, "status": "open"},
               {"id": "report", "title": "报告", "owner": "unnamed-1", "due": null, "status": "fulfilled"}],
             "outcomes": [{"level": "municipal", "title": "成果", "quantity": {"value": 1, "qualifier": "exact", "unit": "result"}, "on": "2025"}],
             "openQuestions": ["Who pays?"]}
          ],
          "engagements": [
            {"ref": "T-V1", "kind": "visit", "title": "考察", "on": "2025-03-01", "participants": ["north", "league"], "agreements": ["T-1"],
             "actionItems": [{"title": "回访", "owner": "south", "due": null}]}
          ],
          "indicators": [
            {"ref": "T-K1", "of": "T-1", "name": "学生", "quantity": {"value": 30, "qualifier": "exact", "unit": "person", "counter": "名"},
             "asOf": "2025-05", "scope": "both"}
          ]
        }
        """;

    public static string Demo(string name) => Path.Combine(Root(), "ops", "demo", $"{name}.json");

    public static IReadOnlyList<string> Demos { get; } =
        [Demo("five-party-consortium-2025"), Demo("qingyang-jiangbei-2025"), Demo("vocational-alliances-2021")];

    public static CaseFile Read(string json, string name = "case.json") => CaseFileReader.Read(name, Encoding.UTF8.GetBytes(json));

    public static ImportPlan Plan(string json, Known? known = null) => ImportPlanner.Plan(Read(json), known ?? Known.Nothing, Today);

    public static ImportPlan PlanDemo(string name, Known? known = null) =>
        ImportPlanner.Plan(CaseFileReader.Read(name, File.ReadAllBytes(Demo(name))), known ?? Known.Nothing, Today);

    /// <summary>The small file with one text replaced; fails when it is not there exactly once.</summary>
    public static string SmallWith(string old, string replacement)
    {
        var count = Small.Split(old).Length - 1;
        return count == 1
            ? Small.Replace(old, replacement, StringComparison.Ordinal)
            : throw new ArgumentException($"'{old}' stands {count} times in the small file.");
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Agreements.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        }

        return folder.FullName;
    }
}
