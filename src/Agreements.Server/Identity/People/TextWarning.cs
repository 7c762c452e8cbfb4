
namespace Agreements.Server.Identity.People;

/// <summary>
/// A text that history keeps holds what it cannot forget. A warning and no refusal, and without the words that it is about: it is kept with the answer.
/// </summary>
/// <param name="Code"><c>phone-in-text</c>, <c>id-number-in-text</c> or <c>name-in-text</c>.</param>
/// <param name="Place">Where in the body the text stands, such as <c>$.reason</c>.</param>
/// <param name="Sentence">What stands in it.</param>
/// <param name="Cure">What to do about it.</param>
public sealed record TextWarning(string Code, string Place, Text Sentence, Text Cure)
{
    private static readonly Text IntoTheRecord = new(
        "请写入该人员的登记信息（/api/v1/people），此处以人员编号引用或删去；先用 dry-run=true 可在记录之前看到本警告。",
        "Write it into the person's record (/api/v1/people), or leave it out; with dry-run=true this is told before anything is recorded.");

    private static readonly Text LeaveOut = new(
        "请删去：本系统无须身份证号；先用 dry-run=true 可在记录之前看到本警告。",
        "Leave it out: nothing here needs it; with dry-run=true this is told before anything is recorded.");

    /// <summary>The warning of a detail.</summary>
    /// <param name="detail">What stands in the text.</param>
    /// <param name="place">Where the text stands.</param>
    public static TextWarning Of(PersonalDetail detail, string place) => detail switch
    {
        PersonalDetail.Phone => new TextWarning(
            "phone-in-text", place,
            new Text("这段文字含有电话号码；历史记录不会遗忘，日后删除个人信息时它仍会留存。",
                "A phone number stands in this text. History forgets nothing: it will stay when the person is erased."), IntoTheRecord),
        _ => new TextWarning(
            "id-number-in-text", place,
            new Text("这段文字含有身份证号；历史记录不会遗忘，日后删除个人信息时它仍会留存。",
                "The number of an identity card stands in this text. History forgets nothing: it will stay when the person is erased."), LeaveOut),
    };

    /// <summary>The warning of a name.</summary>
    /// <param name="place">Where the text stands.</param>
    public static TextWarning OfName(string place) => new(
        "name-in-text", place,
        new Text("这段文字含有人员名录中的姓名；历史记录不会遗忘，日后删除个人信息时它仍会留存。",
            "The name of somebody in the register of people stands in this text. History forgets nothing: it will stay when the person is erased."),
        IntoTheRecord);
}
