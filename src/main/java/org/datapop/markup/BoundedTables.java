package org.datapop.markup;

import java.util.List;
import org.commonmark.ext.gfm.tables.internal.TableBlockParser;
import org.commonmark.internal.BlockStartImpl;
import org.commonmark.node.Block;
import org.commonmark.node.DefinitionMap;
import org.commonmark.node.SourceSpan;
import org.commonmark.parser.InlineParser;
import org.commonmark.parser.SourceLine;
import org.commonmark.parser.block.AbstractBlockParserFactory;
import org.commonmark.parser.block.BlockContinue;
import org.commonmark.parser.block.BlockParser;
import org.commonmark.parser.block.BlockStart;
import org.commonmark.parser.block.MatchedBlockParser;
import org.commonmark.parser.block.ParserState;

/**
 * Tables whose rows the parser may fill up with missing cells only so far: a wide head and many
 * short rows would otherwise turn a small text into millions of cells.
 */
final class BoundedTables extends AbstractBlockParserFactory {

    private static final int MOST_COLUMNS = 100;
    private static final int MOST_MISSING_CELLS = 10_000;

    private final TableBlockParser.Factory tables = new TableBlockParser.Factory();

    @Override
    public BlockStart tryStart(ParserState state, MatchedBlockParser before) {
        var columns = pipes(state);
        if (columns > MOST_COLUMNS
                || !(tables.tryStart(state, before) instanceof BlockStartImpl start)) {
            return BlockStart.none();
        }
        return BlockStart.of(new Bounded(start.getBlockParsers()[0], columns))
                .atIndex(state.getIndex())
                .replaceParagraphLines(1);
    }

    private static int pipes(ParserState state) {
        return (int) state.getLine().getContent().chars().filter(c -> c == '|').count();
    }

    private static final class Bounded implements BlockParser {

        private final BlockParser table;
        private final int columns;
        private int missing;

        Bounded(BlockParser table, int columns) {
            this.table = table;
            this.columns = columns;
        }

        @Override
        public BlockContinue tryContinue(ParserState state) {
            missing += Math.max(0, columns - pipes(state));
            return missing > MOST_MISSING_CELLS ? BlockContinue.none() : table.tryContinue(state);
        }

        @Override
        public boolean isContainer() {
            return table.isContainer();
        }

        @Override
        public boolean canHaveLazyContinuationLines() {
            return table.canHaveLazyContinuationLines();
        }

        @Override
        public boolean canContain(Block block) {
            return table.canContain(block);
        }

        @Override
        public Block getBlock() {
            return table.getBlock();
        }

        @Override
        public void addLine(SourceLine line) {
            table.addLine(line);
        }

        @Override
        public void addSourceSpan(SourceSpan span) {
            table.addSourceSpan(span);
        }

        @Override
        public List<DefinitionMap<?>> getDefinitions() {
            return table.getDefinitions();
        }

        @Override
        public void closeBlock() {
            table.closeBlock();
        }

        @Override
        public void parseInlines(InlineParser inlines) {
            table.parseInlines(inlines);
        }
    }
}
