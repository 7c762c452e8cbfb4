
namespace Agreements.Server.Pages.Errors;

/// <summary>What an address asked for and is not there.</summary>
public enum MissingThing
{
    /// <summary>The page itself.</summary>
    Page,

    /// <summary>The agreement.</summary>
    Agreement,

    /// <summary>The version or instant of an agreement.</summary>
    Moment,
}

/// <summary>The page for what is not there.</summary>
internal static class Missing
{
    public static readonly Text PageSentence = new("没有这个页面", "There is no such page");
    public static readonly Text AgreementSentence = new("没有这份协议", "There is no such agreement");
    public static readonly Text MomentSentence = new("没有这一版本", "There is no such version");
    public static readonly Text PageHint = new("请检查地址，或从看板、登记簿查找。", "Check the address, or look on the board and in the register.");
    public static readonly Text AgreementHint = new("地址可能有误，请在登记簿中查找。", "The address may be wrong. Look for it in the register.");
    public static readonly Text MomentHint = new("该协议没有这一版本，或在那个时间尚未记录。", "The agreement has no such version, or had not been recorded by then.");
    public static readonly Text ErrorSentence = new("出错了", "Something went wrong");
    public static readonly Text ErrorHint = new("没有任何内容被更改。请稍后重试；若仍出错，请把下面的编号告诉管理员。",
        "Nothing was changed. Try again in a moment; if it happens again, give the administrator the number below.");

    public static readonly Text DatabaseDownSentence = new("数据库没有响应", "The database does not answer");
    public static readonly Text DatabaseDownHint = new("请稍后重试。已记录的内容不会丢失；若持续如此，请告知管理员。",
        "Try again in a moment. Nothing on record is lost; if it goes on, tell the administrator.");

    public static readonly Text TooMuchSentence = new("请求过于频繁", "Too many requests");
    public static readonly Text TooMuchHint = new("请稍候片刻再试。", "Wait a moment, then try again.");
    public static readonly Text MalformedSentence = new("无法读取该地址", "This address cannot be read");
    public static readonly Text MalformedHint = new(
        "地址或表单中有无法识别的内容。请返回上一页检查后重试。",
        "Something in the address or the form cannot be read. Go back, check it and try again.");

    public static readonly Text FormTooOldSentence = new("表单已失效", "The form is too old");
    public static readonly Text FormTooOldHint = new("页面打开太久，或登录状态已改变：请返回并刷新页面后重试。没有任何内容被更改。",
        "The page was open for too long, or who is signed in has changed: go back, load it again and repeat. Nothing was changed.");

    public static IResult FormTooOld(HttpContext context) =>
        Rendering.Page.Of<FailureSheet>(context, new { Sentence = FormTooOldSentence, Hint = FormTooOldHint }, StatusCodes.Status400BadRequest);

    public static IResult AdministratorsOnly(HttpContext context) => Rendering.Page.Of<FailureSheet>(
        context, new { Sentence = SigningIn.AccountsTexts.Only, Hint = SigningIn.AccountsTexts.OnlyHint }, StatusCodes.Status403Forbidden);

    public static IResult Status(HttpContext context) => context.Response.StatusCode == StatusCodes.Status404NotFound
        ? Answer(context, MissingThing.Page)
        : Rendering.Page.Of<FailureSheet>(context, new { Sentence = MalformedSentence, Hint = MalformedHint }, context.Response.StatusCode);

    public static IResult Malformed(HttpContext context) =>
        Rendering.Page.Of<FailureSheet>(context, new { Sentence = MalformedSentence, Hint = MalformedHint }, StatusCodes.Status400BadRequest);

    public static IResult TooMuch(HttpContext context) =>
        Rendering.Page.Of<FailureSheet>(context, new { Sentence = TooMuchSentence, Hint = TooMuchHint }, StatusCodes.Status429TooManyRequests);

    public static IResult DatabaseDown(HttpContext context) => Rendering.Page.Of<FailureSheet>(
        context, new { Sentence = DatabaseDownSentence, Hint = DatabaseDownHint }, StatusCodes.Status503ServiceUnavailable);

    public static IResult Answer(HttpContext context, MissingThing thing) =>
        Rendering.Page.Of<FailureSheet>(context, thing switch
        {
            MissingThing.Agreement => new { Sentence = AgreementSentence, Hint = AgreementHint },
            MissingThing.Moment => new { Sentence = MomentSentence, Hint = MomentHint },
            _ => new { Sentence = PageSentence, Hint = PageHint },
        }, StatusCodes.Status404NotFound);
}
