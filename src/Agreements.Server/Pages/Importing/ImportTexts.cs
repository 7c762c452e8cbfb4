namespace Agreements.Server.Pages.Importing;

/// <summary>The words of importing from a spreadsheet.</summary>
internal static class ImportTexts
{
    public static readonly Text Heading = new("从表格导入", "Import from a spreadsheet");
    public static readonly Text Lead = new(
        "把现有台账（.xlsx 或 .csv）中的协议一次登记进来。先检查，不会立即记录；有一处错误，就什么都不记录。同一文件再次导入不会重复。",
        "Put the agreements of an existing register (.xlsx or .csv) on record in one go. It is checked first; with one error nothing is recorded. "
            + "Importing the same file again repeats nothing.");
    public static readonly Text Upload = new("选择文件", "Choose the file");
    public static readonly Text File = new("文件（.xlsx、.csv）", "File (.xlsx, .csv)");
    public static readonly Text FileHint = new("一行一份协议；不超过 2000 行、10 MB。", "One agreement a row; at most 2000 rows and 10 MB.");
    public static readonly Text Kind = new("行中没有写类别时，按哪一类", "Kind of the rows that do not say theirs");
    public static readonly Text KindOfRows = new("（按文件所写）", "(as the file says)");
    public static readonly Text Check = new("上传并检查", "Upload and check");
    public static readonly Text Templates = new("下载模板", "Templates");
    public static readonly Text TemplatesHint = new("不必用模板：常见的列名都认得。", "They are not needed: the usual column names are known.");
    public static readonly Text FileNeeded = new("请选择文件。", "Choose a file.");
    public static readonly Text Wrong = new("需要改正", "To be mended");
    public static readonly Text WrongHint = new("改正后重新上传；在此之前什么都不记录。", "Mend these and upload the file again; until then nothing is recorded.");
    public static readonly Text Noted = new("请注意", "To be noted");
    public static readonly Text NotedHint = new("不妨碍导入。", "These do not keep it from being imported.");
    public static readonly Text Where = new("位置", "Where");
    public static readonly Text What = new("问题", "What");
    public static readonly Text Cure = new("怎么办", "What to do");
    public static readonly Text WholeFile = new("整个文件", "The whole file");
    public static readonly Text Register = new("登记该机构", "Register it");
    public static readonly Text Columns = new("列的对应关系", "What the columns tell");
    public static readonly Text ColumnsHint = new("改动会记住，下次导入时照此读取。", "What you change is remembered for the next time.");
    public static readonly Text Column = new("表格中的列", "Column of the file");
    public static readonly Text NotRead = new("（不读取）", "(not read)");
    public static readonly Text Apply = new("按此重新检查", "Check again with these");
    public static readonly Text Rows = new("将要记录", "What would be recorded");
    public static readonly Text Reference = new("编号", "Number");
    public static readonly Text Agreement = new("协议", "Agreement");
    public static readonly Text Stage = new("阶段", "Stage");
    public static readonly Text Outcome = new("结果", "Outcome");
    public static readonly Text New = new("新协议", "new");
    public static readonly Text Added = new("补充", "added to");
    public static readonly Text OnRecord = new("已有记录", "on record");
    public static readonly Text NothingNew = new("文件中的内容均已有记录，没有新内容。", "Everything in the file is on record; there is nothing new.");
    public static readonly Text Record = new("全部记录", "Record all of it");
    public static readonly Text Drop = new("放弃", "Give it up");
    public static readonly Text Done = new("已导入", "Imported");
    public static readonly Text Another = new("再导入一个文件", "Import another file");
    public static readonly Text StillWrong = new("其间有所变化：请先改正下列问题。没有记录任何内容。", "Something changed meanwhile: mend what is named below. Nothing was recorded.");
    public static readonly Text Overtaken = new(
        "其间有人更改了同一记录，没有记录任何内容。请再试一次。", "Somebody changed the same record meanwhile; nothing was recorded. Try again.");

    /// <summary>How many rows come to what.</summary>
    public static Text Counts(int added, int changed, int there) => new(
        $"新协议 {added} 份，补充 {changed} 份，已有记录 {there} 份。", $"{added} new, {changed} added to, {there} on record already.");

    /// <summary>How many rows were read.</summary>
    public static Text RowsRead(int rows) => new($"读取 {rows} 行。", rows == 1 ? "1 row was read." : $"{rows} rows were read.");

    /// <summary>That a list is cut.</summary>
    public static Text More(int count) => new($"另有 {count} 处未列出。", $"{count} more are not listed.");
}
