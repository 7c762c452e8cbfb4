using Agreements.Server.Identity.People;

namespace Agreements.Server.Exchange.Importing.Checking;

/// <summary>Warns of what history should not keep of people: phones, numbers of identity cards, names on record. The file is recorded all the same.</summary>
internal static class PersonalTexts
{
    private static readonly Text LeaveOut = new(
        "请在导入前从文件中删去；联系方式写入人员名录（/people）。",
        "Take it out of the file before you import it; contacts belong into the register of people (/people).");

    public static void Run(CaseFile file, PersonNames names, Findings findings)
    {
        foreach (var (text, place) in file.Texts)
        {
            var details = PersonalDetails.In(text).Select(d => TextWarning.Of(d, place.Path));
            foreach (var warning in names.In(text).Count > 0 ? details.Append(TextWarning.OfName(place.Path)) : details)
            {
                findings.Warning(warning.Code, place, warning.Sentence, LeaveOut);
            }
        }
    }
}
