package dev.drover.testing;

import dev.drover.connection.AwsAddress;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;

/**
 * An endpoint that answers PutItem as DynamoDB would and stores nothing, as cheaply as possible: it looks for the end of
 * each request and sends bytes that were made beforehand. It describes every table as active with the keys pk and sk.
 */
public final class NullDynamoDb implements AutoCloseable {

    private static final byte[] LENGTH = "content-length:".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] DESCRIBE = "DynamoDB_20120810.DescribeTable".getBytes(StandardCharsets.US_ASCII);

    private static final Answer TABLE = answer("200 OK", """
            {"Table":{"TableName":"null","TableStatus":"ACTIVE","KeySchema":[\
            {"AttributeName":"pk","KeyType":"HASH"},{"AttributeName":"sk","KeyType":"RANGE"}],\
            "AttributeDefinitions":[{"AttributeName":"pk","AttributeType":"S"},\
            {"AttributeName":"sk","AttributeType":"S"}]}}""");

    private final EventLoopGroup threads = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final AtomicLong puts = new AtomicLong();
    private final LongFunction<Answer> answers;
    private final Channel server;

    /** What is sent for a request. */
    public record Answer(ByteBuf bytes) {}

    private NullDynamoDb(LongFunction<Answer> answers) {
        this.answers = answers;
        this.server = new ServerBootstrap()
                .group(threads)
                .channel(NioServerSocketChannel.class)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        channel.pipeline().addLast(new Requests());
                    }
                })
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .syncUninterruptibly()
                .channel();
    }

    /** Takes every item for one capacity unit. */
    public static NullDynamoDb takingEverything() {
        Answer taken = taken(1);
        return new NullDynamoDb(put -> taken);
    }

    /** @param answers what to say to each PutItem, which are counted from 1 */
    public static NullDynamoDb answering(LongFunction<Answer> answers) {
        return new NullDynamoDb(answers);
    }

    public static Answer taken(double units) {
        return answer(
                "200 OK",
                "{\"ConsumedCapacity\":{\"TableName\":\"null\",\"CapacityUnits\":" + units
                        + ",\"Table\":{\"CapacityUnits\":" + units + "}}}");
    }

    /** An error as DynamoDB sends it. */
    public static Answer error(int status, String type, String message) {
        return answer(
                status + " Error",
                "{\"__type\":\"com.amazonaws.dynamodb.v20120810#" + type + "\",\"message\":\"" + message + "\"}");
    }

    private static Answer answer(String status, String body) {
        String text = "HTTP/1.1 " + status + "\r\nContent-Type: application/x-amz-json-1.0\r\nContent-Length: "
                + body.length() + "\r\n\r\n" + body;
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer direct = ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
        return new Answer(Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer(direct)));
    }

    public AwsAddress address() {
        return TestDynamoDb.at("http://127.0.0.1:" + ((InetSocketAddress) server.localAddress()).getPort());
    }

    /** How many items were sent so far. */
    public long puts() {
        return puts.get();
    }

    @Override
    public void close() {
        server.close().syncUninterruptibly();
        threads.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    private final class Requests extends ByteToMessageDecoder {

        @Override
        protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
            int start = in.readerIndex();
            int end = endOfHead(in);
            if (end < 0) {
                return;
            }
            int length = contentLength(in, start, end);
            if (in.readableBytes() < end - start + length) {
                return;
            }
            boolean describe = find(in, start, end, DESCRIBE) >= 0;
            in.skipBytes(end - start + length);
            ByteBuf answer = describe
                    ? TABLE.bytes()
                    : answers.apply(puts.incrementAndGet()).bytes();
            context.writeAndFlush(answer.duplicate(), context.voidPromise());
        }

        private static int endOfHead(ByteBuf in) {
            for (int i = in.readerIndex(); i <= in.writerIndex() - 4; i++) {
                if (in.getByte(i) == '\r' && in.getInt(i) == 0x0D0A0D0A) {
                    return i + 4;
                }
            }
            return -1;
        }

        private static int contentLength(ByteBuf in, int start, int end) {
            int at = find(in, start, end, LENGTH);
            int length = 0;
            for (int i = at + LENGTH.length; at >= 0 && in.getByte(i) != '\r'; i++) {
                if (in.getByte(i) != ' ') {
                    length = length * 10 + in.getByte(i) - '0';
                }
            }
            return length;
        }

        private static int find(ByteBuf in, int start, int end, byte[] wanted) {
            for (int i = start; i <= end - wanted.length; i++) {
                int matched = 0;
                while (matched < wanted.length && same(in.getByte(i + matched), wanted[matched])) {
                    matched++;
                }
                if (matched == wanted.length) {
                    return i;
                }
            }
            return -1;
        }

        private static boolean same(byte found, byte wanted) {
            return found == wanted || (wanted >= 'a' && wanted <= 'z' && found == wanted - 32);
        }
    }
}
