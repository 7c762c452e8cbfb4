
namespace Agreements.Server.Pages.People;

/// <summary>Phone numbers as people read them.</summary>
public static class PhoneLook
{
    /// <summary>A Chinese mobile number as <c>138 0013 8000</c>; others as they are kept, an extension after <c>转</c>.</summary>
    /// <param name="phone">In E.164, as the register keeps it.</param>
    public static string Of(string phone)
    {
        var (number, extension) = phone.Split(";ext=") is [var n, var e] ? (n, $" 转 {e}") : (phone, "");
        return (number is ['+', '8', '6', '1', not '0', ..] && number.Length == 14 ? $"{number[3..6]} {number[6..10]} {number[10..]}" : number) + extension;
    }
}
